//! Drives a real browser over the built page, as a person would: find, act, check.
//!
//! `cargo xtask test` builds the page and runs this; after a build, `cargo run -p browser-tests -- WORD` runs the cases
//! with that word in their name.
#![allow(
    clippy::indexing_slicing,
    reason = "JSON is indexed, which gives null for what is not there; and what a test makes it knows"
)]

mod answer;
mod contested;
mod drafts;
mod files;
mod filling;
mod harness;
mod hostile;
mod main_job;
mod opening;
mod steps;
mod storage;
mod stored;
mod two_tabs;
mod withstand;

use std::{env, process::ExitCode};

use harness::Case;

const CASES: &[Case] = cases! {
    opening:
        every_page_has_its_title_and_one_heading,
        going_on_moves_the_focus_to_the_heading,
        an_unknown_address_has_a_way_home,
        the_skip_link_comes_first_and_leads_to_the_page,
        a_small_screen_never_scrolls_sideways,
        the_check_for_strange_requests_works;
    main_job:
        envision_academy_as_published,
        envision_academy_completed_with_assumed_results,
        yu_ming_charter_completed_with_assumed_results;
    withstand:
        an_empty_check_says_that_it_cannot_tell,
        no_dashboard_in_all_years,
        results_of_a_year_without_a_dashboard_are_kept,
        all_fourteen_groups,
        it_shows_none_of_these_groups,
        two_flagged_groups_of_seven_are_no_small_charter,
        a_level_that_the_year_did_not_publish;
    hostile:
        names_are_shown_as_they_were_entered,
        a_name_of_blanks_is_no_name,
        a_longer_name_is_cut_and_nothing_else,
        the_longest_name_never_scrolls_sideways;
    storage:
        a_storage_that_never_works_is_told_and_a_result_is_reached,
        a_storage_that_stops_working_is_told_until_it_works_again,
        a_check_begun_while_nothing_can_be_saved_is_one_draft,
        a_write_that_fails_once_loses_nothing,
        a_check_survives_the_clearing_of_the_sites_data,
        a_full_storage_is_named_with_what_to_do,
        a_page_that_is_hidden_tries_again_to_save,
        the_browser_is_asked_to_keep_checks_when_the_person_asks;
    drafts:
        checks_are_listed_continued_renamed_and_copied,
        a_deleted_check_can_be_brought_back,
        everything_is_removed_when_asked_twice,
        a_new_check_stays_new_through_a_reload,
        a_check_that_cannot_be_read_is_told_and_never_overwritten,
        a_draft_damaged_meanwhile_is_set_aside_and_told,
        two_tabs_on_two_checks_come_back_each_to_its_own;
    two_tabs:
        a_change_in_one_tab_is_seen_in_the_other,
        of_two_changes_both_are_kept_and_one_goes_on,
        of_two_changes_both_are_kept_and_the_other_goes_on,
        what_another_tab_wrote_over_unseen_is_kept,
        what_changed_while_the_page_was_away_is_seen,
        a_check_deleted_in_another_tab_is_told_and_saved_by_the_next_change,
        everything_removed_in_one_tab_is_closed_in_the_other,
        the_list_follows_other_tabs,
        what_a_newer_version_saved_is_never_written_over;
    files:
        a_check_is_saved_as_a_file_and_opened_again,
        files_are_opened_however_they_are_given,
        what_is_no_case_file_is_told_and_adds_nothing;
    steps:
        every_step_has_its_address,
        other_addresses_of_the_check_are_not_found,
        going_back_and_forward_loses_nothing,
        the_newest_year_can_be_changed_at_any_time,
        what_can_no_longer_matter_is_not_asked;
    contested:
        both_answers_are_shown_where_the_readings_differ,
        the_published_status_stands_above_and_changes_nothing,
        the_disclaimer_stands_on_every_result,
        a_check_judged_by_older_rules_says_what_changed;
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let filter = env::args().nth(1).unwrap_or_default();
    match harness::run(CASES, &filter).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
