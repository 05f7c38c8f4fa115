//! A page of two addresses and a counter, as the Leptos book begins: what any page made with Leptos and its router weighs
//! before it says anything. `cargo xtask bench page` measures it beside ours, in the same run.

use leptos::prelude::*;
use leptos_router::{
    components::{A, Route, Router, Routes},
    path,
};

fn main() {
    mount_to_body(Bare);
}

#[component]
fn Bare() -> impl IntoView {
    view! {
        <Router>
            <nav><A href="/">"Home"</A> " " <A href="/about">"About"</A></nav>
            <main>
                <Routes fallback=|| "There is no such page.">
                    <Route path=path!("/") view=Home/>
                    <Route path=path!("/about") view=About/>
                </Routes>
            </main>
        </Router>
    }
}

#[component]
fn Home() -> impl IntoView {
    let (count, set_count) = signal(0);
    view! {
        <h1>"A bare page"</h1>
        <p>"It counts how often the button has been pressed."</p>
        <button on:click=move |_| set_count.update(|count| *count += 1)>"Pressed: " {count}</button>
    }
}

#[component]
fn About() -> impl IntoView {
    view! { <h1>"About"</h1><p>"There is nothing more to it."</p> }
}
