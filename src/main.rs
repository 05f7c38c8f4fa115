//! Mounts the application, and says where the build cuts the program into parts that are loaded when they are needed.
//!
//! The cuts stand here and not in the library, so that only the page has them: a test that links the library is whole.
#![allow(
    unsafe_code,
    reason = "what loads a part is foreign code to the compiler; the macro writes it"
)]
#![allow(clippy::unnecessary_wraps, reason = "by it the macro tells that a part did not come")]

use charter_pathways::app::{
    mount, pages,
    part::{Draw, Part},
};
use leptos::wasm_split::{SplitLoaderError, wasm_split};

#[wasm_split(check, wasm_split_path = leptos::wasm_split, fallible)]
fn check() -> Result<Draw, SplitLoaderError> {
    Ok(pages::check_page)
}

#[wasm_split(answer, wasm_split_path = leptos::wasm_split, fallible)]
fn answer() -> Result<Draw, SplitLoaderError> {
    Ok(pages::answer_page)
}

#[wasm_split(search, wasm_split_path = leptos::wasm_split, fallible)]
fn search() -> Result<Draw, SplitLoaderError> {
    Ok(pages::search_part)
}

#[wasm_split(files, wasm_split_path = leptos::wasm_split, fallible)]
fn files() -> Result<Draw, SplitLoaderError> {
    Ok(pages::files_page)
}

fn main() {
    mount(|part| {
        Box::pin(async move {
            match part {
                Part::Check => check().await,
                Part::Answer => answer().await,
                Part::Search => search().await,
                Part::Files => files().await,
            }
            .ok()
        })
    });
}
