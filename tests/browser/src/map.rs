//! The map of support: all pathways on one sheet, for the eye, in order for the ear, on paper, and with a check over it.

use anyhow::{Result, ensure};
use charter_pathways::content::{DISCLAIMER, PATHWAY_STORIES, PATHWAYS};
use thirtyfour::Key;

use crate::{
    answer::plain,
    brief::text,
    harness::{Engine, Kind, Page},
    stored, whatif,
};

const HEADING: &str = "The map of support";

/// The steps stand in the page pathway by pathway and in order of time; a key opens each into its words and its law; and
/// the whole is printed on one sheet, across.
pub async fn it_says_the_same_to_eye_ear_and_paper(page: &Page) -> Result<()> {
    page.open("#/pathways").await?;
    page.click(Kind::Link, "All on one sheet: the map, to print").await?;
    page.has(Kind::Heading, HEADING).await?;
    let steps: Vec<_> = PATHWAY_STORIES.iter().flat_map(|story| story.steps).collect();
    let shown = page
        .ask("[...document.querySelectorAll('.map-steps summary')].map((step) => step.innerText.replace(/\\s+/g, ' ').trim())")
        .await?;
    let told: Vec<String> =
        steps.iter().map(|step| format!("{} {}", step.actor.name(), step.short)).collect();
    ensure!(shown == serde_json::json!(told), "it shows {shown:#}, not {told:#?}");
    is_one_sheet_across(page).await?;
    page.read("document.querySelector('.map-steps summary').focus()", serde_json::Value::Null)
        .await?;
    for (step, law) in PATHWAY_STORIES
        .iter()
        .zip(PATHWAYS)
        .flat_map(|(story, pathway)| story.steps.iter().map(|step| (step, pathway.law)))
    {
        let on = format!("document.activeElement.innerText.includes({:?})", step.short);
        // Between two steps are the links of what was opened and the heads of lanes.
        for _ in 0..12 {
            if page.ask(&on).await? == true {
                break;
            }
            page.press(Key::Tab).await?;
        }
        page.until(step.short, &on).await?;
        page.press(Key::Enter).await?;
        let told = plain(step.sentence);
        let opened = format!(
            "(([step, says]) => step.open && says.includes({told:?}) && says.includes({law:?}))(\
             ((step) => [step, step.innerText.replace(/\\s+/g, ' ')])(document.activeElement.closest('details')))"
        );
        page.until(&format!("`{}` opened", step.short), &opened).await?;
    }
    // What is open on the screen takes no room on the sheet.
    is_one_sheet_across(page).await
}

/// That it is printed on one Letter sheet that lies across, with every step. Firefox turns no sheet for a named page; there it is one
/// upright.
async fn is_one_sheet_across(page: &Page) -> Result<()> {
    let pdf = page.print().await?;
    let box_of_pages = String::from_utf8_lossy(&pdf).matches("/MediaBox [0 0 792 612]").count();
    let printed = text(&pdf)?;
    let sheets = printed.matches('\u{c}').count();
    let across = usize::from(page.engine() != Engine::Firefox);
    ensure!(
        (sheets, box_of_pages) == (1, across),
        "{sheets} sheets, {box_of_pages} of them across"
    );
    let printed: String = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    for step in PATHWAY_STORIES.iter().flat_map(|story| story.steps) {
        ensure!(printed.contains(step.short), "`{}` is not printed: {printed}", step.short);
    }
    Ok(())
}

/// With a check open each pathway says what the check makes of it; without, nothing is laid over them.
pub async fn a_check_is_laid_over_it(page: &Page) -> Result<()> {
    page.open("#/map").await?;
    page.has(Kind::Heading, HEADING).await?;
    let states = "[...document.querySelectorAll('.map-lane .state')].map((s) => s.innerText.replace(/\\s+/g, ' ').trim())";
    ensure!(page.ask(states).await? == serde_json::json!([]), "there is something over it");
    stored::put(page, "1", &whatif::one_bad_year().to_string()).await?;
    page.open("#/map").await?;
    page.reads("Live Oak").await?;
    let shown = page.ask(states).await?;
    let says = shown.as_array().map(Vec::len);
    ensure!(says == Some(4), "it says {shown}");
    page.within("Pathway 4: Your county brings in a partner, with you")
        .reads("Your check: Test not met")
        .await?;
    // Wherever a result stands, what it is stands too.
    page.reads(&plain(DISCLAIMER.short)).await?;
    is_one_sheet_across(page).await?;
    // It says where another reading leaves a test open, and still has one sheet.
    let mut open = whatif::one_bad_year();
    for year in ["2022", "2023", "2024", "2025"] {
        open["dashboards"][year]["local_complete"] = serde_json::Value::Null;
    }
    stored::leave(page, [open.to_string()]).await?;
    page.open("#/map").await?;
    page.reads("By some other readings of the rule a test is still open: your result says which.")
        .await?;
    is_one_sheet_across(page).await
}
