//! Mounts the application, and says where the build cuts the program into parts that are loaded when they are needed.
//!
//! The cuts stand here and not in the library, so that only the page has them: a test that links the library is whole.
//! Every other part names the check as well, and so comes with it: the check is there or on its way wherever one of them
//! is asked for, and what they share with it is one file in place of one for each of their combinations.
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

/// How a part draws, after how the check does.
type Draws = [Draw; 2];

#[wasm_split(check, wasm_split_path = leptos::wasm_split, fallible)]
fn check() -> Result<Draws, SplitLoaderError> {
    Ok([pages::check_page, pages::check_page])
}

#[wasm_split(grid, wasm_split_path = leptos::wasm_split, fallible)]
fn grid() -> Result<Draws, SplitLoaderError> {
    Ok([pages::check_page, pages::grid_part])
}

#[wasm_split(answer, wasm_split_path = leptos::wasm_split, fallible)]
fn answer() -> Result<Draws, SplitLoaderError> {
    Ok([pages::check_page, pages::answer_page])
}

#[wasm_split(search, wasm_split_path = leptos::wasm_split, fallible)]
fn search() -> Result<Draws, SplitLoaderError> {
    Ok([pages::check_page, pages::search_part])
}

#[wasm_split(proof, wasm_split_path = leptos::wasm_split, fallible)]
fn proof() -> Result<Draws, SplitLoaderError> {
    Ok([pages::check_page, pages::proof_part])
}

#[wasm_split(files, wasm_split_path = leptos::wasm_split, fallible)]
fn files() -> Result<Draws, SplitLoaderError> {
    Ok([pages::check_page, pages::files_page])
}

fn main() {
    mount(|part| {
        Box::pin(async move {
            let draws = match part {
                Part::Check => check().await,
                Part::Grid => grid().await,
                Part::Answer => answer().await,
                Part::Search => search().await,
                Part::Files => files().await,
                Part::Proof => proof().await,
            };
            draws.ok().map(|[_, own]| own)
        })
    });
}
