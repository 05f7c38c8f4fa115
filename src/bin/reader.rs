//! The program of the worker that reads CDE's files beside the page.

fn main() {
    charter_pathways::browser::reading::serve();
}
