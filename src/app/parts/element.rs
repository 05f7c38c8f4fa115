//! An element: a tag, attributes, and what stands in it.
//!
//! `view!` makes of every element a type of its own, and writes out wherever one stands how it is put together. Nearly
//! all of our elements only hold words and other parts, so they are built by calls instead: one type, compiled once,
//! whose handle is a single pointer. Only what a person presses or fills in is written with `view!`.

use leptos::{
    attr::{
        any_attribute::{AnyAttribute, IntoAnyAttribute},
        custom::custom_attribute,
    },
    html::custom,
    prelude::*,
    svg,
    tachys::view::iterators::StaticVec,
};

/// An element that is being put together.
#[must_use = "it is in the page once it stands in something, or is made a view"]
pub struct Element(Box<Inner>);

struct Inner {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element with a tag.
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Inner { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// Several things in a row, without an element around them.
pub fn together() -> Element {
    el("")
}

/// What follows signals: drawn again when they change.
pub fn live(draw: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let draw: Box<dyn FnMut() -> AnyView + Send> = Box::new(draw);
    draw.into_any()
}

impl Element {
    /// With a class, or several.
    pub fn class(self, class: &str) -> Self {
        self.with("class", class)
    }

    /// With an attribute.
    pub fn attr(self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.with(name, value.as_ref())
    }

    /// With an attribute that may be missing.
    pub fn attr_if(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// With an attribute that follows a signal.
    #[inline(never)]
    pub fn following(mut self, name: &'static str, value: Signal<Option<String>>) -> Self {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// With words in it.
    #[inline(never)]
    pub fn text(self, words: &str) -> Self {
        self.holding(words.to_owned().into_any())
    }

    /// With something in it: another element, a part, what may be missing, what follows a signal.
    pub fn child(self, child: impl Child) -> Self {
        self.holding(child.into_child())
    }

    /// As a view.
    #[inline(never)]
    pub fn into_any(self) -> AnyView {
        let Inner { tag, attributes, children } = *self.0;
        let children = StaticVec::from(children);
        match tag {
            "" => children.into_any(),
            // Pictures: their elements are of another kind to the browser.
            "svg" => svg::svg().add_any_attr(attributes).child(children).into_any(),
            "g" => svg::g().add_any_attr(attributes).child(children).into_any(),
            "path" => svg::path().add_any_attr(attributes).into_any(),
            "rect" => svg::rect().add_any_attr(attributes).into_any(),
            "circle" => svg::circle().add_any_attr(attributes).into_any(),
            "text" => svg::text().add_any_attr(attributes).child(children).into_any(),
            // In capitals, as the browser names it: so a view drawn again is changed in place, and keeps the focus.
            _ => {
                custom(tag.to_ascii_uppercase()).add_any_attr(attributes).child(children).into_any()
            }
        }
    }

    #[inline(never)]
    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.0.attributes.push(custom_attribute(name, value.to_owned()).into_any_attr());
        self
    }

    #[inline(never)]
    fn holding(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }
}

/// What can stand in an element.
pub trait Child {
    /// As a view.
    fn into_child(self) -> AnyView;
}

impl Child for Element {
    fn into_child(self) -> AnyView {
        self.into_any()
    }
}

impl<T: IntoAny> Child for T {
    fn into_child(self) -> AnyView {
        self.into_any()
    }
}
