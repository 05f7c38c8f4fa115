//! Temporary: pictures.
use crate::{harness::Page, official};
use anyhow::Result;
use serde_json::json;

pub async fn of_files(page: &Page) -> Result<()> {
    for width in [320_u32, 1280] {
        page.widen(width).await?;
        page.open("#/").await?;
        page.read("localStorage.clear(); sessionStorage.clear()", json!(null)).await?;
        official::in_each_state(page, async |state| {
            for theme in ["light", "dark"] {
                page.ask(&format!("void (document.documentElement.dataset.theme = {theme:?})"))
                    .await?;
                page.ask("document.querySelectorAll('details').forEach((el) => (el.open = false))")
                    .await?;
                let shot = page
                    .command(
                        "Page.captureScreenshot",
                        json!({ "captureBeyondViewport": true, "format": "png" }),
                    )
                    .await?;
                let data = shot["data"].as_str().unwrap_or_default().to_owned();
                let name = state.split(' ').take(3).collect::<Vec<_>>().join("-").replace(',', "");
                std::fs::write(format!("/tmp/wt/shots-worker/{width}-{theme}-{name}.b64"), data)?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}
