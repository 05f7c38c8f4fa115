//! Drives a real browser over the built page, as a person would: find, act, check.
//!
//! `cargo xtask test` builds the page and runs this. After a build, `cargo run -p browser-tests -- WORD` runs the cases
//! with that word in their name; `--full` tries every case in every browser, `--engine firefox` all in that one.
#![allow(
    clippy::indexing_slicing,
    reason = "JSON is indexed, which gives null for what is not there; and what a test makes it knows"
)]

mod access;
mod answer;
mod beside;
mod brief;
mod compare;
mod contested;
mod county;
mod defence;
mod drafts;
mod embed;
mod faults;
mod files;
mod filling;
mod grid;
mod harness;
mod host;
mod hostile;
mod kept;
mod keyboard;
mod killed;
mod link;
mod main_job;
mod map;
mod matrix;
mod official;
#[path = "../../official/book.rs"]
mod official_book;
#[path = "../../official/state.rs"]
mod official_state;
mod offline;
mod opening;
mod painting;
mod parts;
mod paste;
mod pressing;
mod proof;
mod reading;
mod search;
mod steps;
mod storage;
mod stored;
mod switching;
mod two_tabs;
mod whatif;
mod without;
mod withstand;

use std::{env, process::ExitCode};

use anyhow::{Result, bail, ensure};
use harness::{CORE, Case, Engine, Fate, Run, USUAL};
use tokio::signal::unix::{SignalKind, signal};

const CASES: &[Case] = cases! {
    access:
        the_leaflet,
        pages_that_are_drawn,
        an_empty_check,
        a_filled_check_and_each_kind_of_result,
        the_files_of_a_state,
        a_pasted_text,
        many_charters,
        a_grid_in_use,
        what_is_asked_and_told,
        what_is_tried_compared_printed_and_sent,
        offline_and_a_new_version;
    opening:
        every_page_has_its_title_and_one_heading,
        going_on_moves_the_focus_to_the_heading => CORE,
        coming_back_goes_on_where_one_left => CORE,
        a_link_shows_that_it_was_pressed,
        a_key_is_let_go_before_the_next_page_is_drawn,
        at_400_percent_the_heading_comes_into_sight => CORE,
        an_unknown_address_has_a_way_home,
        the_skip_link_comes_first_and_leads_to_the_page,
        a_small_screen_never_scrolls_sideways,
        the_check_for_strange_requests_works => CORE;
    main_job:
        envision_academy_as_published,
        envision_academy_completed_with_assumed_results => CORE,
        yu_ming_charter_completed_with_assumed_results;
    keyboard:
        the_main_job_needs_no_mouse;
    grid:
        one_key_tells_a_cell_and_goes_on => CORE,
        a_range_is_chosen_and_filled,
        a_block_is_pasted_and_what_was_not_understood_is_said => CORE
            .not_in(Engine::Firefox, "a pasting that its driver imitates reaches the page without its text"),
        what_is_done_is_undone_and_done_again,
        it_is_one_stop_of_the_tab_key => CORE,
        letters_do_nothing_outside_a_cell,
        the_cell_with_the_focus_is_never_below_the_levels,
        one_press_tells_that_no_other_group_counts,
        no_column_moves_when_a_level_is_told,
        a_press_tells_a_cell_on_a_small_phone;
    withstand:
        an_empty_check_says_that_it_cannot_tell,
        no_dashboard_in_all_years,
        results_of_a_year_without_a_dashboard_are_kept,
        all_fourteen_groups,
        it_shows_none_of_these_groups,
        two_flagged_groups_of_seven_are_no_small_charter,
        a_level_that_the_year_did_not_publish,
        what_is_listed_counts_until_levels_shall,
        what_matters_no_more_is_named_beside_everything_else,
        what_is_wrong_in_a_field_is_told_once_it_is_left => CORE;
    hostile:
        names_are_shown_as_they_were_entered,
        a_name_from_right_to_left_leaves_the_sentence_in_order,
        what_cannot_be_read_is_shown_as_it_is,
        a_name_of_blanks_is_no_name,
        a_longer_name_is_cut_and_nothing_else,
        the_longest_name_never_scrolls_sideways;
    defence:
        no_other_place_can_be_asked => CORE,
        no_text_becomes_a_script_or_a_style => CORE,
        a_changed_program_is_not_run => CORE,
        a_changed_script_is_not_run => CORE,
        another_site_may_not_show_it_in_a_frame => USUAL
            .not_in(Engine::Firefox, "it does not tell a page or its driver what was refused")
            .not_in(Engine::WebKit, "it does not tell a page or its driver what was refused");
    offline:
        a_page_that_was_opened_once_needs_no_network => CORE,
        a_repeat_visit_asks_for_the_worker_alone,
        a_new_version_waits_until_it_is_let => CORE,
        a_version_that_is_not_whole_does_not_come,
        the_version_before_can_be_published_again,
        what_cannot_be_saved_holds_the_new_version_back,
        a_sandboxed_frame_keeps_no_copy_and_says_so => USUAL
            .not_in(Engine::WebKit, "there 'self' is nothing to a page without an origin, so it may load nothing"),
        in_a_frame_the_host_is_asked_first,
        the_worker_can_be_removed_for_good,
        the_page_can_be_installed => USUAL
            .not_in(Engine::Firefox, "it does not tell whether a page can be installed")
            .not_in(Engine::WebKit, "it does not tell whether a page can be installed");
    parts:
        a_part_that_does_not_come_is_told_and_asked_for_again => CORE;
    proof:
        every_golden_case_holds_in_the_browser => CORE;
    without:
        with_scripts_off_all_but_the_check_is_there => CORE,
        a_program_that_does_not_come_is_told_and_all_else_is_there,
        the_page_comes_before_its_program_and_loses_nothing_to_it => CORE,
        a_press_before_the_program_is_there_is_followed => CORE;
    storage:
        what_is_only_looked_at_is_not_stored,
        a_storage_that_never_works_is_told_and_a_result_is_reached,
        a_storage_that_stops_working_is_told_until_it_works_again,
        a_check_begun_while_nothing_can_be_saved_is_one_draft,
        a_full_storage_is_named_with_what_to_do,
        a_page_that_is_hidden_tries_again_to_save,
        the_browser_is_asked_to_keep_checks_when_the_person_asks => USUAL
            .not_in(Engine::WebKit, "its small browser has nothing that could be asked");
    drafts:
        checks_are_listed_continued_renamed_and_copied,
        a_deleted_check_can_be_brought_back,
        two_deleted_checks_can_both_be_brought_back,
        everything_is_removed_when_asked_twice,
        a_new_check_stays_new_through_a_reload,
        a_check_that_cannot_be_read_is_told_and_never_overwritten,
        a_draft_damaged_meanwhile_is_set_aside_and_told,
        two_tabs_on_two_checks_come_back_each_to_its_own => CORE;
    two_tabs:
        a_change_in_one_tab_is_seen_in_the_other => CORE,
        of_two_changes_both_are_kept_and_one_goes_on,
        of_two_changes_both_are_kept_and_the_other_goes_on,
        what_another_tab_wrote_over_unseen_is_kept,
        what_changed_while_the_page_was_away_is_seen => CORE,
        what_is_typed_outlives_a_change_in_another_tab,
        what_is_heard_late_is_no_conflict,
        a_check_deleted_in_another_tab_is_told_and_saved_by_the_next_change,
        a_check_deleted_in_another_tab_can_be_brought_back_after_leaving_it,
        everything_removed_in_one_tab_is_closed_in_the_other,
        the_list_follows_other_tabs,
        what_a_newer_version_saved_is_never_written_over;
    files:
        a_check_is_saved_as_a_file_and_opened_again => CORE,
        files_are_opened_however_they_are_given => CORE,
        what_is_no_case_file_is_told_and_adds_nothing;
    paste:
        one_indicator_comes_into_the_open_check,
        several_indicators_and_years_begin_a_check,
        a_text_that_says_nothing_changes_nothing,
        a_typed_level_is_replaced_only_when_chosen,
        another_text_asks_anew;
    county:
        charters_are_chosen_by_county_authorizer_and_list,
        rows_are_sorted_filtered_and_searched,
        a_charter_is_opened_as_a_check,
        a_charter_is_opened_by_the_files_of_now,
        the_rows_are_saved_for_a_spreadsheet => CORE,
        every_charter_is_answered_as_its_results_are;
    official:
        a_whole_state_fills_an_empty_check => CORE,
        a_workbook_brings_cdes_status_and_its_rows_are_named,
        a_step_and_a_cell_name_the_file,
        a_typed_fact_is_replaced_only_when_chosen,
        what_is_wrong_with_a_file_is_told_with_its_place,
        of_two_versions_one_is_chosen,
        a_large_file_is_stopped_in_its_middle => CORE
            .not_in(Engine::Firefox, "a press by its driver's script comes after the whole file was read")
            .not_in(Engine::WebKit, "a press by its driver's script comes after the whole file was read"),
        a_worker_that_does_not_come_is_told => CORE,
        it_reads_whatever_the_host_says => CORE,
        it_reads_without_a_network => CORE,
        a_sandboxed_frame_says_that_it_reads_no_files => CORE
            .not_in(Engine::WebKit, "there 'self' is nothing to a page without an origin, so it may load nothing");
    faults:
        a_reload_at_any_moment_keeps_the_check => CORE,
        leaving_for_another_site_and_coming_back_keeps_the_check => CORE,
        one_refused_write_loses_nothing,
        a_storage_that_is_really_full_is_told_and_loses_nothing => CORE,
        a_lost_index_is_made_again,
        site_data_cleared_meanwhile_leaves_the_open_check,
        a_private_window_keeps_the_check_while_it_is_open => CORE
            .not_in(Engine::WebKit, "its small browser is private whenever it is driven: so is every case"),
        a_browser_told_to_store_nothing_is_told_of => CORE
            .not_in(Engine::WebKit, "its small browser has no such setting"),
        a_sandboxed_frame_says_that_nothing_is_kept => CORE
            .not_in(Engine::WebKit, "there 'self' is nothing to a page without an origin, so it may load nothing"),
        a_sandboxed_frame_with_its_origin_keeps_the_check => CORE,
        a_frame_of_another_site_keeps_its_own_checks => CORE;
    killed:
        a_browser_that_is_ended_leaves_no_process_behind,
        a_killed_tab_loses_nothing_that_was_saved => USUAL
            .not_in(Engine::Firefox, "its driver ends with the process of a tab")
            .not_in(Engine::WebKit, "its driver ends with the process of a tab"),
        a_killed_browser_keeps_what_it_had_written => USUAL
            .not_in(Engine::WebKit, "its small browser keeps nothing on the disk while it is driven");
    embed:
        the_frame_line_shows_the_page_and_says_what_a_frame_means,
        the_script_line_is_as_high_as_what_it_shows => CORE,
        going_on_brings_the_new_page_into_sight => CORE
            .not_in(Engine::WebKit, "its driver presses beside what is in a frame of a page that has been scrolled"),
        what_is_no_message_of_the_frame_does_nothing,
        a_flood_of_messages_is_drawn_once_in_a_while,
        two_embeds_on_one_page_keep_apart,
        a_strict_policy_of_the_host_is_no_hindrance => CORE,
        the_host_chooses_start_colors_and_head,
        a_deep_link_never_pulls_the_host => CORE,
        the_host_goes_back_through_what_was_shown => CORE,
        it_opens_in_its_own_tab_where_it_is => CORE
            .not_in(Engine::WebKit, "its driver presses beside what is in a frame of a page that has been scrolled"),
        the_check_says_what_works,
        the_check_says_what_a_sandbox_takes => CORE
            .not_in(Engine::WebKit, "there 'self' is nothing to a page without an origin, so it may load nothing");
    link:
        a_link_is_copied_and_opened_elsewhere => CORE,
        a_link_is_shown_where_it_cannot_be_copied,
        nothing_is_written_before_it_is_added,
        what_is_no_link_is_told_and_changes_nothing,
        a_link_opens_where_nothing_can_be_stored,
        hostile_names_in_a_link_are_only_text,
        the_printed_code_is_read_at_three_centimetres => USUAL
            .not_in(Engine::WebKit, "its driver cannot print");
    beside:
        how_far_it_has_come_follows_the_answers,
        a_question_says_what_it_is_about,
        groups_go_a_moment_after_they_are_of_no_use,
        what_is_wrong_of_the_charter_is_said_on_the_next_step;
    brief:
        a_docket_asks_what_the_answer_hangs_on,
        a_question_that_takes_others_says_which,
        while_results_are_missing_a_docket_says_so,
        there_is_no_docket_where_nothing_hangs_on_a_reading,
        the_handout_is_one_sheet => USUAL
            .not_in(Engine::WebKit, "its driver cannot print"),
        on_paper_it_says_what_the_page_says => USUAL
            .not_in(Engine::WebKit, "its driver cannot print");
    map:
        it_says_the_same_to_eye_ear_and_paper => USUAL
            .not_in(Engine::WebKit, "its driver cannot print"),
        a_check_is_laid_over_it => USUAL
            .not_in(Engine::WebKit, "its driver cannot print");
    whatif:
        answers_move_and_the_check_stays,
        the_next_dashboard_is_sketched,
        what_is_tried_becomes_a_check_when_asked,
        what_was_not_known_is_not_known_again,
        what_is_tried_outlives_a_change_in_another_tab,
        without_a_check_it_leads_to_one,
        what_has_the_focus_is_never_below_the_bar;
    compare:
        two_checks_stand_side_by_side,
        an_address_of_what_is_gone_is_told,
        checks_of_one_name_are_told_apart;
    search:
        what_is_typed_is_found_and_marked,
        it_is_used_by_keyboard_alone,
        ones_own_check_comes_first;
    steps:
        every_step_has_its_address,
        other_addresses_of_the_check_are_not_found,
        going_back_and_forward_loses_nothing => CORE,
        a_tick_that_moves_a_group_says_so,
        the_questions_are_offered_once,
        a_year_that_is_come_past_is_named,
        a_year_is_left_out_and_come_back_to,
        continue_waits_for_no_moment_and_no_painting => CORE,
        groups_that_are_told_have_a_dashboard,
        an_answer_is_changed_where_it_was_given,
        the_newest_year_can_be_changed_at_any_time,
        what_can_no_longer_matter_is_not_asked;
    contested:
        both_answers_are_shown_where_the_readings_differ,
        the_published_status_stands_above_and_changes_nothing,
        the_disclaimer_stands_on_every_result,
        a_check_judged_by_older_rules_says_what_changed;
};

/// No tests: they print how long things take. `cargo xtask bench` runs them, as `browser`, `page` and `files`.
const BENCH: &[Case] = cases! {
    switching:
        a_reading,
        a_search;
    painting:
        the_main_job_by_question,
        the_main_job_by_grid;
    pressing:
        start_a_check;
    reading:
        a_whole_state;
};

/// `[--full] [--engine NAME] [WORD]`
fn asked(mut arguments: impl Iterator<Item = String>, bench: bool) -> Result<Run> {
    let mut run = Run { only: None, full: false, bench, filter: String::new() };
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--full" => run.full = true,
            "--engine" => {
                run.only = Some(Engine::named(&arguments.next().unwrap_or_default())?);
            }
            option if option.starts_with('-') => bail!("there is no option `{option}`"),
            word => word.clone_into(&mut run.filter),
        }
    }
    Ok(run)
}

async fn test() -> Result<()> {
    let bench = env::args().nth(1).is_some_and(|argument| argument == "--bench");
    let cases = if bench { BENCH } else { CASES };
    matrix::check(CASES)?;
    let run = asked(env::args().skip(if bench { 2 } else { 1 }), bench)?;
    let outcomes = harness::run(cases, &run).await?;
    if let Some(matrix) = matrix::of(&outcomes) {
        println!("\n{matrix}");
    }
    let count = |fate: fn(&Fate) -> bool| outcomes.iter().filter(|o| fate(&o.fate)).count();
    for outcome in &outcomes {
        if let Fate::LeftOut(why) = outcome.fate {
            println!("not tried: {} in {}: {why}", outcome.case, outcome.engine.name());
        }
    }
    let (passed, failed) =
        (count(|fate| matches!(fate, Fate::Passed)), count(|fate| matches!(fate, Fate::Failed)));
    println!("\n{passed} passed, {failed} failed");
    ensure!(failed == 0, "browser tests failed: their names and reasons stand above");
    ensure!(passed > 0, "no browser test has `{}` in its name", run.filter);
    Ok(())
}

/// Waits until the run is to be stopped, by Ctrl-C or by who started it.
async fn stopped() -> Result<()> {
    let [mut by_hand, mut by_another] =
        [signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?];
    tokio::select! {
        _ = by_hand.recv() => {}
        _ = by_another.recv() => {}
    }
    bail!("the run was stopped, and its browsers with it")
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    // What is left of a run that is stopped would slow what is run next.
    let result = tokio::select! {
        result = test() => result,
        result = stopped() => result,
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
