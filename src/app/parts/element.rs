//! Elements drawn by the application: beside words and other elements they hold views, and attributes that follow signals.
//!
//! `view!` makes of every element a type of its own, and writes out wherever one stands how it is put together. Nearly
//! all of our elements only hold words and other parts, so they are put together by calls: one type, compiled once,
//! whose handle is a single pointer. Only what a person presses or fills in is written with `view!`.

use leptos::{
    attr::{any_attribute::IntoAnyAttribute, custom::custom_attribute},
    html::custom,
    prelude::*,
    svg,
    tachys::view::iterators::StaticVec,
};

use crate::element::{Child, Inner, Medium, Node, Value};
pub use crate::element::{el, together};

/// The page as it is used: it changes while it is looked at.
pub enum Live {}

impl Medium for Live {
    type View = AnyView;
    /// It may be missing for a while.
    type Value = Signal<Option<String>>;
}

/// An element of the application.
pub type Element = crate::element::Element<Live>;

/// What follows signals: drawn again when they change.
pub fn live(draw: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let draw: Box<dyn FnMut() -> AnyView + Send> = Box::new(draw);
    draw.into_any()
}

impl Element {
    /// With an attribute that follows a signal.
    pub fn following(self, name: &'static str, value: Signal<Option<String>>) -> Self {
        self.with(name, Value::Own(value))
    }

    /// As a view.
    #[inline(never)]
    pub fn into_any(self) -> AnyView {
        let Inner { tag, attributes, children } = self.into_inner();
        let children: Vec<AnyView> = children.into_iter().map(view).collect();
        let children = StaticVec::from(children);
        let attributes: Vec<_> = attributes
            .into_iter()
            .map(|(name, value)| match value {
                Value::Text(text) => custom_attribute(name, text).into_any_attr(),
                Value::Own(signal) => custom_attribute(name, signal).into_any_attr(),
            })
            .collect();
        match tag {
            "" => children.into_any(),
            // Pictures: their elements are of another kind to the browser.
            "svg" => svg::svg().add_any_attr(attributes).child(children).into_any(),
            "path" => svg::path().add_any_attr(attributes).into_any(),
            // In capitals, as the browser names it: so a view drawn again is changed in place, and keeps the focus.
            _ => {
                custom(tag.to_ascii_uppercase()).add_any_attr(attributes).child(children).into_any()
            }
        }
    }
}

fn view(node: Node<Live>) -> AnyView {
    match node {
        Node::Text(words) => words.into_any(),
        Node::Element(element) => element.into_any(),
        Node::Own(view) => view,
    }
}

impl Child<Live> for AnyView {
    fn stand_in(self, element: Element) -> Element {
        element.holding(Node::Own(self))
    }
}
