//! Elements as the HTML of a document.

use super::{Document, Element, Inner, Node, Value};

/// Writes an element as HTML.
pub fn html(element: Element<Document>) -> String {
    let mut text = String::new();
    write(element.into_inner(), &mut text);
    text
}

fn write(element: Inner<Document>, text: &mut String) {
    let Inner { tag, attributes, children } = element;
    if !tag.is_empty() {
        text.push('<');
        text.push_str(tag);
        for (name, value) in attributes {
            match value {
                Value::Text(value) if value.is_empty() => text.extend([" ", name]),
                Value::Text(value) => {
                    text.extend([" ", name, "=\""]);
                    text.push_str(&escaped(&value));
                    text.push('"');
                }
                Value::Own(none) => match none {},
            }
        }
        text.push('>');
    }
    for child in children {
        match child {
            Node::Text(words) => text.push_str(&escaped(&words)),
            Node::Element(element) => write(element.into_inner(), text),
            Node::Own(none) => match none {},
        }
    }
    // Every other element of ours has an end.
    if !tag.is_empty() {
        text.extend(["</", tag, ">"]);
    }
}

/// Text as it stands in a document or in an attribute's quotes.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::element::{el, together};

    #[test]
    fn words_are_never_markup() {
        let check =
            |element: Element<Document>, expected: &str| assert_eq!(html(element), expected);
        check(el("p").text("a < b & c"), "<p>a &lt; b &amp; c</p>");
        check(el("a").attr("href", "\"><b>").text("x"), "<a href=\"&quot;&gt;&lt;b&gt;\">x</a>");
        check(el("details").attr("open", ""), "<details open></details>");
        check(together().child("one ").child(el("b").child(Some("two"))), "one <b>two</b>");
        check(el("ul").child(vec![el("li"), el("li").text("2")]), "<ul><li></li><li>2</li></ul>");
        check(el("p").child(None::<String>).attr_if("id", None), "<p></p>");
    }
}
