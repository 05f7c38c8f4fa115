//! Answers that a person gives: a line of text, one of several, any of several, one of many.
//!
//! Every field has a visible label, may have a hint, and says its own error beside itself. The value lives in the
//! caller's signal: a field only shows it and reports what was typed, so a draft and its page cannot disagree.
//! Native controls throughout, so that the keyboard, screen readers and phones work as everywhere.

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;

use super::element::{Follow, el, follow, live, together};
use crate::{browser::focus, case::MAX_NAME};

/// What every field has.
#[derive(Clone, Default)]
pub struct Field {
    /// Its id in the page; also the name that ties radio buttons together.
    pub id: String,
    /// What is asked.
    pub label: String,
    /// How to answer; empty when the label says it.
    pub hint: String,
    /// What is wrong with the answer, where something can be; empty while nothing is.
    pub error: Option<Follow<String>>,
    /// Whether a line of text has been left since it was typed in: before that it is not finished, and so not wrong.
    pub is_left: Option<RwSignal<bool>>,
}

impl Field {
    /// A field without hint or error.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self { id: id.into(), label: label.into(), ..Self::default() }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }

    /// The same with an error, which may come and go.
    #[must_use]
    pub fn error(self, error: Follow<String>) -> Self {
        Self { error: Some(error), ..self }
    }

    /// The same, noting there whether it has been left.
    #[must_use]
    pub fn noting_left(self, is_left: RwSignal<bool>) -> Self {
        Self { is_left: Some(is_left), ..self }
    }

    /// The ids of hint and error, for a screen reader to read with the label.
    fn described_by(&self) -> Follow<Option<String>> {
        let id = self.id.clone();
        let (hint, is_wrong) = (!self.hint.is_empty(), self.is_wrong());
        follow(move || match (hint, is_wrong()) {
            (false, false) => None,
            (true, false) => Some(format!("{id}-hint")),
            (false, true) => Some(format!("{id}-error")),
            (true, true) => Some(format!("{id}-hint {id}-error")),
        })
    }

    fn invalid(&self) -> Follow<Option<String>> {
        let is_wrong = self.is_wrong();
        follow(move || is_wrong().then(|| "true".to_owned()))
    }

    fn is_wrong(&self) -> Follow<bool> {
        let error = self.error.clone();
        follow(move || error.as_ref().is_some_and(|error| !error().is_empty()))
    }

    fn below_label(&self) -> AnyView {
        let Self { id, hint, error, .. } = self.clone();
        let hint = (!hint.is_empty()).then(|| {
            el("p").class("field-hint").attr("id", format!("{id}-hint")).child(hint).into_any()
        });
        let says = move |words: String| {
            el("p")
                .class("field-error")
                .attr("role", "alert")
                .attr("id", format!("{id}-error"))
                .child(el("span").class("unseen").text("Error: "))
                .child(words)
        };
        let error = error.map(|error| {
            live(move || {
                Some(error()).filter(|e| !e.is_empty()).map(|e| says(e).into_any()).into_any()
            })
        });
        together().child(hint).child(error).into_any()
    }

    /// The one control of a question, below its label.
    fn around(&self, control: AnyView) -> AnyView {
        el("div")
            .class("field")
            .child(el("label").attr("for", &self.id).child(self.label.clone()))
            .child(self.below_label())
            .child(control)
            .into_any()
    }

    /// Several controls under one question.
    fn set_of(&self, controls: AnyView) -> AnyView {
        let Self { id, label, .. } = self.clone();
        el("fieldset")
            .class("field")
            .attr("id", id)
            .attr("tabindex", "-1")
            .following("aria-describedby", self.described_by())
            .child(el("legend").child(label))
            .child(self.below_label())
            .child(el("div").class("choices").child(controls))
            .into_any()
    }
}

/// What is said of a name that is longer than what is kept of it.
pub fn too_long(name: &str) -> String {
    match name.chars().nth(MAX_NAME) {
        None => String::new(),
        Some(_) => format!("Only the first {MAX_NAME} characters are kept."),
    }
}

/// One of the answers that a group offers.
pub struct Choice {
    /// What the caller knows it by.
    pub value: String,
    /// What the person reads.
    pub label: AnyView,
    /// A second line; empty when the label says it.
    pub hint: String,
}

impl Choice {
    /// A choice in words, or drawn: `Choice::new("red", level(Level::Red))`.
    pub fn new(value: impl Into<String>, label: impl IntoAny) -> Self {
        Self { value: value.into(), label: label.into_any(), hint: String::new() }
    }

    /// The same with a second line.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }
}

/// A line of text. Its value is said twice: coming back to a page, Safari sets a field with `autocomplete="off"` to what
/// the attribute says.
pub fn text_field(field: &Field, value: Follow<String>, typed: Callback<String>) -> AnyView {
    let (id, is_left) = (field.id.clone(), field.is_left);
    let leave = move |left| {
        if let Some(is_left) = is_left {
            is_left.set(left);
        }
    };
    let (described_by, invalid) = (field.described_by(), field.invalid());
    let first = Arc::clone(&value);
    let input = view! {
        <input
            type="text"
            class="text"
            id=id
            autocomplete="off"
            aria-describedby={move || described_by()}
            aria-invalid={move || invalid()}
            value={move || first()}
            prop:value={move || value()}
            on:input=move |event| {
                leave(false);
                typed.run(event_target_value(&event));
            }
            // What is said then moves what stands below, also what is being pressed: a browser that does not hold the page
            // still, such as Safari, would take that for no press.
            on:blur=move |_| once_released(Box::new(move || leave(true)))
        />
    };
    field.around(input.into_any())
}

/// Does it at once, or when nothing is held down any more.
fn once_released(act: Box<dyn FnOnce()>) {
    const MOMENT: Duration = Duration::from_millis(50);
    if focus::is_anything_held() {
        set_timeout(move || once_released(act), MOMENT);
    } else {
        act();
    }
}

/// Several lines of text.
pub fn text_area(field: &Field, value: Follow<String>, typed: Callback<String>) -> AnyView {
    let id = field.id.clone();
    let (described_by, invalid) = (field.described_by(), field.invalid());
    let area = view! {
        <textarea
            class="text text-area"
            id=id
            rows="8"
            autocomplete="off"
            spellcheck="false"
            aria-describedby={move || described_by()}
            aria-invalid={move || invalid()}
            prop:value={move || value()}
            on:input=move |event| typed.run(event_target_value(&event))
        />
    };
    field.around(area.into_any())
}

/// One of several, all in sight. `chosen` is the value of a choice; empty while none is chosen.
pub fn radio_group(
    field: &Field,
    choices: Vec<Choice>,
    chosen: &Follow<String>,
    choose: Callback<String>,
) -> AnyView {
    let controls = choices.into_iter().map(|choice| {
        let value = choice.value.clone();
        let chosen = Arc::clone(chosen);
        let checked = follow(move || chosen() == value);
        let value = choice.value.clone();
        let change = Callback::new(move |_| choose.run(value.clone()));
        one_choice(&field.id, "radio", choice, checked, change)
    });
    field.set_of(controls.collect_view().into_any())
}

/// Any of several, all in sight. `tick` receives the value of a choice and whether it is now ticked.
pub fn checkbox_group(
    field: &Field,
    choices: Vec<Choice>,
    ticked: &Follow<Vec<String>>,
    tick: Callback<(String, bool)>,
) -> AnyView {
    let controls = choices.into_iter().map(|choice| {
        let value = choice.value.clone();
        let ticked = Arc::clone(ticked);
        let checked = follow(move || ticked().contains(&value));
        let value = choice.value.clone();
        let change = Callback::new(move |on| tick.run((value.clone(), on)));
        one_choice(&field.id, "checkbox", choice, checked, change)
    });
    field.set_of(controls.collect_view().into_any())
}

fn one_choice(
    name: &str,
    kind: &'static str,
    Choice { value, label, hint }: Choice,
    checked: Follow<bool>,
    change: Callback<bool>,
) -> AnyView {
    let id = format!("{name}-{value}");
    let hint_id = format!("{id}-hint");
    let described = (!hint.is_empty()).then(|| hint_id.clone());
    let hint = (!hint.is_empty())
        .then(|| el("span").class("choice-hint").attr("id", hint_id).child(hint).into_any());
    let input = el("input")
        .attr("type", kind)
        .attr("id", &id)
        .attr("name", name)
        .attr("value", &value)
        .attr_if("aria-describedby", described.as_deref())
        .is("checked", checked)
        .on("change", move |event| change.run(event_target_checked(&event)));
    el("div")
        .class("choice")
        .child(input)
        .child(el("label").attr("for", id).child(label))
        .child(hint)
        .into_any()
}

/// One of many, folded into a list of (value, label).
pub fn select(
    field: &Field,
    options: Vec<(String, String)>,
    chosen: &Follow<String>,
    choose: Callback<String>,
) -> AnyView {
    let options = options.into_iter().map(|(value, label)| {
        let own = value.clone();
        let chosen = Arc::clone(chosen);
        let selected = follow(move || chosen() == own);
        el("option").attr("value", value).is("selected", selected).child(label)
    });
    let control = el("select")
        .attr("id", &field.id)
        .following("aria-describedby", field.described_by())
        .following("aria-invalid", field.invalid())
        .on("change", move |event| choose.run(event_target_value(&event)))
        .child(options.collect::<Vec<_>>());
    field.around(control.into_any())
}

/// A place to choose files; `browser::files` hears of those, and of what is dropped anywhere on the page.
pub fn file_field(label: &'static str) -> AnyView {
    el("div")
        .class("field")
        .child(el("label").attr("for", "files").text(label))
        .child(el("input").attr("type", "file").attr("id", "files").attr("multiple", ""))
        .into_any()
}
