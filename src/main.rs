//! Mounts the application, nothing else.

fn main() {
    charter_pathways::app::mount();
}
