//! Elements drawn by the application: beside words and other elements they hold views, and attributes that follow signals.
//!
//! `view!` makes of every element a type of its own, and writes out wherever one stands how it is put together. So our
//! elements are put together by calls: one type, compiled once, whose handle is a single pointer. Only what a person types
//! into is written with `view!`: drawn again, an element of this one type gets its attributes anew, and a field would lose its
//! cursor.

use leptos::{
    attr::{any_attribute::IntoAnyAttribute, custom::custom_attribute},
    ev::{Custom, Event, on},
    html::custom,
    prelude::*,
    svg,
    tachys::{html::property::prop, view::iterators::StaticVec},
};

use crate::element::{Child, Inner, Medium, Node, Value};
pub use crate::{
    app::follow::{Follow, follow, kept},
    element::{el, together},
};

/// The page as it is used: it changes while it is looked at.
pub enum Live {}

impl Medium for Live {
    type View = AnyView;
    type Value = Act;
}

/// What an attribute is here beside words.
pub enum Act {
    /// Words that change, and may be missing for a while.
    Follows(Follow<Option<String>>),
    /// A property of the element that is on or off. It is written when what it follows is told: where a press may change
    /// nothing of that, it must not be [`kept()`].
    Is(Follow<bool>),
    /// What happens at an event of this name.
    On(Box<dyn FnMut(Event)>),
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
    pub fn following(self, name: &'static str, value: Follow<Option<String>>) -> Self {
        self.with(name, Value::Own(Act::Follows(value)))
    }

    /// With a property that is on or off, such as `checked`.
    pub fn is(self, name: &'static str, on: Follow<bool>) -> Self {
        self.with(name, Value::Own(Act::Is(on)))
    }

    /// With what happens at an event.
    pub fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        self.with(event, Value::Own(Act::On(Box::new(act))))
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
                Value::Own(Act::Follows(words)) => {
                    custom_attribute(name, move || words()).into_any_attr()
                }
                Value::Own(Act::Is(on)) => prop(name, move || on()).into_any_attr(),
                Value::Own(Act::On(act)) => on(Custom::new(name), act).into_any_attr(),
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
