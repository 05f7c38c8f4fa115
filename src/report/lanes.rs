//! The picture of a pathway: one lane for each who acts, the steps in order of time, arrows from step to step.
//!
//! Here only places and shapes are worked out, in whole units of the picture; the page draws them. There are two
//! layouts of the same picture. *Across* runs from left to right and needs a wide page. *Down* runs from top to
//! bottom in the width of a small phone: the lanes are lines with a mark on them, the words stand beside.
//! Nothing here can measure letters, so the width of words is estimated generously.

use crate::{
    content::{Actor, PathwayStory, Role},
    rules::terms::in_order,
};

/// A picture in a layout: draw lanes, arrows, steps, in this order.
#[derive(Debug, PartialEq, Eq)]
pub struct Picture {
    /// How wide it is.
    pub width: u16,
    /// How high it is.
    pub height: u16,
    /// The lanes, in the order of [`Actor::ALL`]; only of those who act.
    pub lanes: Vec<Lane>,
    /// From each step to the next.
    pub arrows: Vec<Arrow>,
    /// The steps in order of time.
    pub steps: Vec<Mark>,
}

/// A lane.
#[derive(Debug, PartialEq, Eq)]
pub struct Lane {
    /// Its outline, as the path of an SVG.
    pub outline: String,
    /// Its name; empty where the steps say it.
    pub name: Vec<Line>,
}

/// The way from a step to the next, as paths of an SVG.
#[derive(Debug, PartialEq, Eq)]
pub struct Arrow {
    /// The line.
    pub line: String,
    /// Its head.
    pub head: String,
}

/// A step.
#[derive(Debug, PartialEq, Eq)]
pub struct Mark {
    /// What its outline looks like.
    pub shape: Shape,
    /// Its outline, as the path of an SVG.
    pub outline: String,
    /// Who acts, where no lane's name says it.
    pub name: Vec<Line>,
    /// What happens. Whether it stands inside the outline is [`Picture::across`] or not.
    pub words: Vec<Line>,
}

/// A line of words, at the start of its baseline.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    /// From the left.
    pub x: u16,
    /// From the top.
    pub y: u16,
    /// The words.
    pub words: String,
}

/// What a step looks like, so that its role can be seen in black and white.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// Something is done.
    Plain,
    /// The request, without which nothing starts.
    Filled,
    /// Someone is consulted.
    Dashed,
    /// A decision that can be no.
    Pointed,
}

impl Shape {
    /// The shape of a role.
    pub const fn of(role: Role) -> Self {
        match role {
            Role::TakesPart | Role::Assists => Self::Plain,
            Role::Asks => Self::Filled,
            Role::IsConsulted => Self::Dashed,
            Role::Agrees | Role::MayDecline => Self::Pointed,
        }
    }

    /// How it is drawn.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "lane-plain",
            Self::Filled => "lane-filled",
            Self::Dashed => "lane-dashed",
            Self::Pointed => "lane-pointed",
        }
    }

    /// Its outline by itself, 26 units wide and 18 high, as the path of an SVG.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Pointed => "M1 9l6 -8h12l6 8l-6 8h-12z",
            _ => "M2 2h22v14h-22z",
        }
    }

    /// What it stands for.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Plain => "something is done",
            Self::Filled => "the request, without which nothing starts",
            Self::Dashed => "is consulted",
            Self::Pointed => "a decision, which may be no",
        }
    }
}

/// The shapes of a pathway's steps, each once.
pub fn shapes(pathway: &PathwayStory) -> Vec<Shape> {
    let mut shapes = in_order(pathway.steps.iter().map(|step| Shape::of(step.role)), |a, b| a < b);
    shapes.dedup();
    shapes
}

/// The size of the letters that the estimates are for.
const LETTER: u16 = 15;
const LINE: u16 = 19;
/// The room before the steps in which those who act are named.
const NAMES: u16 = 148;

impl Picture {
    /// From left to right, for a wide page.
    pub fn across(pathway: &PathwayStory) -> Self {
        const COLUMN: u16 = 188;
        const BOX: u16 = 158;
        const PAD: u16 = 12;

        let words: Vec<_> =
            pathway.steps.iter().map(|step| wrap(step.short, BOX - 2 * PAD)).collect();
        let actors = actors(pathway);
        let heights: Vec<u16> = actors
            .iter()
            .map(|actor| {
                let own = pathway.steps.iter().zip(&words).filter(|(step, _)| step.actor == *actor);
                own.map(|(_, lines)| box_height(lines.len())).max().unwrap_or_default() + 2 * PAD
            })
            .collect();
        let width = NAMES + COLUMN * count(pathway.steps.len());
        let top = |lane: usize| heights.iter().take(lane).sum::<u16>();
        let middle = |actor: Actor| {
            let lane = actors.iter().position(|a| *a == actor).unwrap_or_default();
            top(lane) + heights.get(lane).copied().unwrap_or_default() / 2
        };
        let left = |step: usize| NAMES + COLUMN * count(step);

        let lanes = actors.iter().zip(&heights).enumerate().map(|(lane, (actor, height))| {
            // In bold letters, which are a fifth wider.
            let name = wrap(actor.name(), (NAMES - 2 * PAD) * 5 / 6);
            let y = top(lane) + height / 2;
            Lane {
                outline: format!("M0 {}H{width}v{height}H0z", top(lane)),
                name: lines(PAD, y, name),
            }
        });
        let steps = pathway.steps.iter().zip(words).enumerate().map(|(n, (step, words))| {
            let (x, y, height) = (left(n), middle(step.actor), box_height(words.len()));
            let shape = Shape::of(step.role);
            Mark {
                shape,
                outline: match shape {
                    Shape::Pointed => {
                        let (half, point) = (height / 2, PAD - 2);
                        let flat = BOX - 2 * point;
                        let start = format!("M{x} {y}l{point} -{half}");
                        format!("{start}h{flat}l{point} {half}l-{point} {half}h-{flat}z")
                    }
                    _ => format!("M{x} {}h{BOX}v{height}h-{BOX}z", y - height / 2),
                },
                name: Vec::new(),
                words: lines(x + PAD, y, words),
            }
        });
        let arrows = pathway.steps.iter().zip(pathway.steps.iter().skip(1)).enumerate();
        let arrows = arrows.map(|(n, (from, to))| {
            let (x, y) = (left(n + 1) - 1, middle(to.actor));
            let turn = left(n) + BOX + (COLUMN - BOX) / 2 - 2;
            Arrow {
                line: format!("M{} {}H{turn}V{y}H{}", left(n) + BOX, middle(from.actor), x - 6),
                head: format!("M{x} {y}l-9 -5v10z"),
            }
        });
        Self {
            width,
            height: top(heights.len()),
            lanes: lanes.collect(),
            arrows: arrows.collect(),
            steps: steps.collect(),
        }
    }

    /// From top to bottom, for a narrow page.
    pub fn down(pathway: &PathwayStory) -> Self {
        const WIDTH: u16 = 288;
        const LANE: u16 = 18;
        const EDGE: u16 = 9;
        const GAP: u16 = 16;
        const RADIUS: u16 = 7;

        let actors = actors(pathway);
        let x = |actor: Actor| {
            EDGE + LANE * count(actors.iter().position(|a| *a == actor).unwrap_or_default())
        };
        let text = EDGE + LANE * count(actors.len());
        let words: Vec<_> =
            pathway.steps.iter().map(|step| wrap(step.short, WIDTH - text)).collect();
        let heights: Vec<u16> =
            words.iter().map(|lines| LINE * (1 + count(lines.len())) + GAP).collect();
        let height = heights.iter().sum::<u16>();
        let y = |step: usize| heights.iter().take(step).sum::<u16>() + EDGE + 1;

        let lanes = actors
            .iter()
            .map(|actor| Lane { outline: format!("M{} 0V{height}", x(*actor)), name: Vec::new() });
        let steps = pathway.steps.iter().zip(words).enumerate().map(|(n, (step, words))| {
            let (x, y, shape) = (x(step.actor), y(n), Shape::of(step.role));
            let r = RADIUS;
            let line =
                |n: usize, words: String| Line { x: text, y: y + 5 + LINE * count(n), words };
            let words = words.into_iter().enumerate();
            Mark {
                shape,
                outline: match shape {
                    Shape::Pointed => format!("M{} {y}l{r} -{r}l{r} {r}l-{r} {r}z", x - r),
                    _ => format!("M{} {y}a{r} {r} 0 1 1 0 1z", x - r),
                },
                name: vec![line(0, step.actor.name().to_owned())],
                words: words.map(|(n, words)| line(n + 1, words)).collect(),
            }
        });
        let arrows = pathway.steps.iter().zip(pathway.steps.iter().skip(1)).enumerate();
        let arrows = arrows.map(|(n, (from, to))| {
            let (x1, y1, x2, y2) =
                (x(from.actor), y(n) + RADIUS, x(to.actor), y(n + 1) - RADIUS - 2);
            let middle = u16::midpoint(y1, y2);
            Arrow {
                line: format!("M{x1} {y1}C{x1} {middle} {x2} {middle} {x2} {}", y2 - 5),
                head: format!("M{x2} {y2}l-5 -8h10z"),
            }
        });
        Self {
            width: WIDTH,
            height,
            lanes: lanes.collect(),
            arrows: arrows.collect(),
            steps: steps.collect(),
        }
    }
}

/// Those who act, in the order of the lanes.
fn actors(pathway: &PathwayStory) -> Vec<Actor> {
    Actor::ALL.into_iter().filter(|a| pathway.steps.iter().any(|s| s.actor == *a)).collect()
}

/// How many, as a number of the picture: no pathway has more steps, words or lanes than fit.
fn count(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

fn box_height(lines: usize) -> u16 {
    LINE * count(lines) + LINE
}

/// Lines of words around a middle.
fn lines(x: u16, middle: u16, words: Vec<String>) -> Vec<Line> {
    let first = middle + LETTER / 3 - LINE * count(words.len()).saturating_sub(1) / 2;
    let line = |(n, words)| Line { x, y: first + LINE * count(n), words };
    words.into_iter().enumerate().map(line).collect()
}

/// Breaks words into lines that are estimated to fit the width; a single long word stands alone.
fn wrap(words: &str, width: u16) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if estimate(line) + estimate(" ") + estimate(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// How wide words are, generously: in hundredths of a letter's size by kinds of letters.
fn estimate(words: &str) -> u16 {
    let hundredths = |letter: char| match letter {
        'i' | 'j' | 'l' | '\'' | '’' | ',' | '.' | ' ' | ':' => 30,
        'f' | 'r' | 't' | '-' => 38,
        'm' | 'w' | 'M' | 'W' => 92,
        letter if letter.is_uppercase() => 74,
        _ => 58,
    };
    let sum: u32 = words.chars().map(hundredths).sum();
    u16::try_from(sum * u32::from(LETTER) / 100).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Line, Picture, Shape, shapes, wrap};
    use crate::content::PATHWAY_STORIES;

    #[test]
    fn words_break_where_they_fit() {
        for (words, width, lines) in [
            ("Must agree", 200, vec!["Must agree"]),
            ("Accepts or declines", 90, vec!["Accepts or", "declines"]),
            ("Superintendent", 20, vec!["Superintendent"]),
            ("", 100, vec![]),
        ] {
            assert_eq!(wrap(words, width), lines, "{words:?} in {width}");
        }
    }

    /// In both layouts of every pathway: all words are there, inside the picture, none over another.
    #[test]
    fn every_picture_says_every_step_within_its_frame() {
        for (number, pathway) in (1..).zip(PATHWAY_STORIES) {
            for (layout, picture) in
                [("across", Picture::across(pathway)), ("down", Picture::down(pathway))]
            {
                let what = format!("pathway {number} {layout}");
                assert_eq!(picture.steps.len(), pathway.steps.len(), "{what}");
                assert_eq!(picture.arrows.len() + 1, pathway.steps.len(), "{what}");
                let mut all: Vec<&Line> = Vec::new();
                for (mark, step) in picture.steps.iter().zip(pathway.steps) {
                    let words: Vec<_> = mark.words.iter().map(|l| l.words.as_str()).collect();
                    assert_eq!(words.join(" "), step.short, "{what}");
                    assert_eq!(mark.shape, Shape::of(step.role), "{what}");
                    all.extend(mark.name.iter().chain(&mark.words));
                }
                all.extend(picture.lanes.iter().flat_map(|lane| &lane.name));
                for line in &all {
                    let right = line.x + super::estimate(&line.words);
                    assert!(right <= picture.width && line.y <= picture.height, "{what}: {line:?}");
                    let same = all.iter().filter(|l| (l.x, l.y) == (line.x, line.y)).count();
                    assert_eq!(same, 1, "{what}: something stands over {line:?}");
                }
            }
        }
    }

    #[test]
    fn a_picture_down_fits_a_small_phone_and_one_across_a_page() {
        for (number, pathway) in (1..).zip(PATHWAY_STORIES) {
            assert!(Picture::down(pathway).width <= 288, "pathway {number}");
            let across = Picture::across(pathway);
            assert!(across.width <= 1088, "pathway {number}");
            for line in across.lanes.iter().flat_map(|lane| &lane.name) {
                let right = line.x + super::estimate(&line.words) * 6 / 5;
                assert!(right <= super::NAMES, "pathway {number}: {line:?} is under a step");
            }
        }
    }

    #[test]
    fn each_pathway_shows_its_request_and_the_decision() {
        for (number, pathway) in (1..).zip(PATHWAY_STORIES) {
            let shapes = shapes(pathway);
            assert!(shapes.contains(&Shape::Filled), "pathway {number}");
            assert!(shapes.contains(&Shape::Pointed), "pathway {number}");
        }
    }
}
