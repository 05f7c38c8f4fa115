//! Elements: a tag, attributes, and what stands in it, put together by calls and drawn on one of two media.
//!
//! What a page says to everyone is written out as HTML when the project is built ([`html`]); what follows a person's answers
//! is drawn by the application. Both are put together in the same way and share their parts, so each thing looks the
//! same wherever it stands. An element is plain data until it is drawn, and one type whatever it holds: that keeps the
//! program small, since nothing is compiled anew for every element.

pub mod action;
pub mod html;
pub mod note;
pub mod page;
pub mod source;
pub mod words;

/// What elements are drawn on.
pub trait Medium {
    /// What only this medium can hold in an element.
    type View;
    /// An attribute's value that only this medium knows, such as one that changes.
    type Value;
}

/// The text of a document: it holds nothing but elements and words.
#[derive(Debug)]
pub enum Document {}

/// There is none.
#[derive(Debug)]
pub enum Nothing {}

impl Medium for Document {
    type View = Nothing;
    type Value = Nothing;
}

/// An element that is being put together.
#[must_use = "it is in the page once it stands in something, or is drawn"]
pub struct Element<M: Medium>(Box<Inner<M>>);

/// What an element is made of, for whoever draws it.
pub struct Inner<M: Medium> {
    /// The name of its tag; empty where there is no element around the children.
    pub tag: &'static str,
    /// Names and values.
    pub attributes: Vec<(&'static str, Value<M>)>,
    /// What stands in it.
    pub children: Vec<Node<M>>,
}

/// The value of an attribute.
pub enum Value<M: Medium> {
    /// Words.
    Text(String),
    /// Something of the medium.
    Own(M::Value),
}

/// Something that stands in an element.
pub enum Node<M: Medium> {
    /// Words.
    Text(String),
    /// An element.
    Element(Element<M>),
    /// Something of the medium.
    Own(M::View),
}

/// An element with a tag.
#[inline(never)]
pub fn el<M: Medium>(tag: &'static str) -> Element<M> {
    Element(Box::new(Inner { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// Several things in a row, without an element around them.
pub fn together<M: Medium>() -> Element<M> {
    el("")
}

impl<M: Medium> Element<M> {
    /// With a class, or several.
    pub fn class(self, class: &str) -> Self {
        self.with("class", Value::Text(class.to_owned()))
    }

    /// With an attribute.
    pub fn attr(self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.with(name, Value::Text(value.as_ref().to_owned()))
    }

    /// With an attribute that may be missing.
    pub fn attr_if(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// With words in it.
    #[inline(never)]
    pub fn text(self, words: &str) -> Self {
        self.holding(Node::Text(words.to_owned()))
    }

    /// With something in it: words, another element, several, or what may be missing.
    pub fn child(self, child: impl Child<M>) -> Self {
        child.stand_in(self)
    }

    /// What it is made of.
    pub fn into_inner(self) -> Inner<M> {
        *self.0
    }

    /// With an attribute of any kind.
    #[inline(never)]
    pub fn with(mut self, name: &'static str, value: Value<M>) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    /// With something of any kind in it.
    #[inline(never)]
    pub fn holding(mut self, node: Node<M>) -> Self {
        self.0.children.push(node);
        self
    }
}

/// What can stand in an element.
pub trait Child<M: Medium> {
    /// Puts it behind what stands there.
    fn stand_in(self, element: Element<M>) -> Element<M>;
}

impl<M: Medium> Child<M> for Element<M> {
    fn stand_in(self, element: Element<M>) -> Element<M> {
        element.holding(Node::Element(self))
    }
}

impl<M: Medium> Child<M> for &str {
    fn stand_in(self, element: Element<M>) -> Element<M> {
        element.text(self)
    }
}

impl<M: Medium> Child<M> for String {
    fn stand_in(self, element: Element<M>) -> Element<M> {
        element.holding(Node::Text(self))
    }
}

impl<M: Medium, C: Child<M>> Child<M> for Option<C> {
    fn stand_in(self, element: Element<M>) -> Element<M> {
        match self {
            Some(child) => child.stand_in(element),
            None => element,
        }
    }
}

impl<M: Medium, C: Child<M>> Child<M> for Vec<C> {
    fn stand_in(self, element: Element<M>) -> Element<M> {
        self.into_iter().fold(element, |element, child| child.stand_in(element))
    }
}
