//! Every page opens, says what it is, and can be left again.

use anyhow::Result;

use crate::harness::Page;

pub async fn every_page_has_its_title_and_one_heading(page: &Page) -> Result<()> {
    page.open("#/").await
}

pub async fn going_on_moves_the_focus_to_the_heading(page: &Page) -> Result<()> {
    page.open("#/").await
}
