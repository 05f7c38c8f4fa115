//! Enters a case into the page as a person would: by visible labels, one screen after the other.
//!
//! What is entered comes as a case of the library, so that a test can say in one place what it means and compare what
//! the page has stored with it. The words of the page's own labels stand here and nowhere else in these tests.

use anyhow::{Context, Result, bail};
use charter_pathways::{
    case::{Case, LocalResult, Status},
    report::{
        names,
        screens::{self, Screen},
    },
    rules::{
        criteria::YearCriteria,
        facts::Authorizer,
        rule_set::RuleSet,
        terms::{Group, Indicator, Level, LocalPriority, Year},
    },
};

use crate::harness::{Kind, Page};

/// In which way a year is entered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Ticking groups under the levels that matter.
    Question,
    /// Choosing every level in a table.
    Grid,
    /// Typing every level into the table, which takes half the time.
    Typed,
}

/// Begins a check from the home page.
pub async fn begin(page: &Page) -> Result<()> {
    page.open("#/").await?;
    page.click(Kind::Link, "Start a check").await?;
    page.has(Kind::Heading, "Your charter").await
}

/// Enters a whole case and stops at *Check your answers*. `way` says how each year is entered.
pub async fn enter(
    page: &Page,
    case: &Case,
    rules: &RuleSet,
    way: impl Fn(Year) -> Way,
) -> Result<()> {
    charter(page, case, rules).await?;
    for criteria in rules.window.iter().rev() {
        year(page, case, criteria, way(criteria.year)).await?;
    }
    local(page, case, rules).await
}

/// Goes on to a screen: by *Continue* if it leads there, else by the address of the screen. Screens that can no longer
/// change an answer are passed over by *Continue*, and can be filled in all the same.
pub async fn to(page: &Page, screen: Screen) -> Result<()> {
    let address = format!("#/check/{}", screen.path());
    if next(page, "Continue").await? == address {
        on(page).await?;
    } else {
        page.go(&address).await?;
    }
    page.has(Kind::Heading, &heading(screen)).await
}

/// Where a way on leads, by what has been answered.
pub async fn next(page: &Page, link: &str) -> Result<String> {
    page.caught_up().await?;
    page.property(Kind::Link, link, "hash").await
}

/// What a screen is headed.
pub fn heading(screen: Screen) -> String {
    match screen {
        Screen::Charter => "Your charter".to_owned(),
        Screen::Groups(year) => format!("{year} Dashboard: which student groups does it show?"),
        Screen::Question(year, indicator) => {
            format!("{year} Dashboard: {}", names::indicator(indicator))
        }
        Screen::Rest(year) => format!("{year} Dashboard: everything else"),
        Screen::Grid(year) => format!("{year} Dashboard: all results in a grid"),
        Screen::Local => "Local indicators".to_owned(),
        Screen::Answers => "Check your answers".to_owned(),
    }
}

/// Enters what is known of the charter.
pub async fn charter(page: &Page, case: &Case, rules: &RuleSet) -> Result<()> {
    let school = &case.school;
    for (label, text) in [
        ("Name of this check", &case.name),
        ("Name of the school", &school.name),
        ("CDS code", &school.cds),
        ("County where the school is located", &school.county),
    ] {
        if !text.is_empty() {
            page.fill(label, text).await?;
        }
    }
    if let Some(authorizer) = school.authorizer {
        let label = match authorizer {
            Authorizer::District => "A school district",
            Authorizer::County => "A county board of education",
            Authorizer::State => "The State Board of Education",
        };
        page.within("Who authorized the charter?").tick(label).await?;
    }
    let grades = page.within("Which grades did it serve in the last four Dashboard years?");
    if school.serves_k8 {
        grades.tick("Kindergarten to grade 8, or some of these").await?;
    }
    if school.serves_high {
        grades.tick("Grades 9 to 12, or some of these").await?;
    }
    let dass = "Is it in the Dashboard Alternative School Status (DASS) program?";
    yes_or_no(page, dass, school.dass).await?;
    as_of(page, rules.as_of).await?;
    let given = "Was your charter given technical assistance under EC 47607.3?";
    yes_or_no(page, given, case.assistance.given).await?;
    official(page, case, rules.as_of).await
}

/// Chooses the newest Dashboard to look at.
pub async fn as_of(page: &Page, year: Year) -> Result<()> {
    let question = page.within("Which is the latest Dashboard to use?");
    question.tick(&format!("The {year} Dashboard")).await
}

/// Enters what CDE has published; what is not known as well, since it may have been told before.
pub async fn official(page: &Page, case: &Case, year: Year) -> Result<()> {
    let Some(official) = case.official.get(&year) else { return Ok(()) };
    let question = format!("Has CDE published your charter's assistance status for {year}?");
    let label = match official.status {
        Some(Status::Differentiated) => "Yes: differentiated assistance",
        Some(Status::General) => "Yes: general assistance",
        None => "No, or I do not know",
    };
    page.within(&question).tick(label).await?;
    page.click(Kind::Button, "The file also has a column EC 47607").await?;
    let question = format!("Is your charter marked under EC 47607 for {year}?");
    match official.ec47607 {
        None => page.within(&question).tick("I do not know").await,
        told => yes_or_no(page, &question, told).await,
    }
}

/// Goes to a year and enters it.
pub async fn year(page: &Page, case: &Case, criteria: &YearCriteria, way: Way) -> Result<()> {
    let year = criteria.year;
    to(page, Screen::Groups(year)).await?;
    groups(page, case, year).await?;
    let indicators: Vec<_> = Indicator::ALL
        .into_iter()
        .map(|indicator| (indicator, screens::asked(case, criteria, indicator)))
        .filter(|(_, asked)| !asked.is_empty())
        .collect();
    if indicators.is_empty() {
        return Ok(());
    }
    if way != Way::Question {
        page.click(Kind::Link, &format!("Fill in {year} as a grid")).await?;
        page.has(Kind::Heading, &heading(Screen::Grid(year))).await?;
        if way == Way::Typed {
            page.use_keyboard_only(true);
            grid(page, case, year).await?;
            page.use_keyboard_only(false);
        } else {
            grid(page, case, year).await?;
        }
        return everything_else(page, case, year).await;
    }
    for (indicator, asked) in indicators {
        to(page, Screen::Question(year, indicator)).await?;
        question(page, case, year, indicator, asked).await?;
    }
    to(page, Screen::Rest(year)).await?;
    everything_else(page, case, year).await
}

/// Enters the levels of a year into its grid.
pub async fn grid(page: &Page, case: &Case, year: Year) -> Result<()> {
    for (group, indicator, level) in levels(case, year) {
        let cell = cell(group, indicator);
        page.tell(&cell, key(level), names::level_short(level)).await.context(cell)?;
    }
    Ok(())
}

/// Ticks the groups of one indicator under the levels that are asked about.
pub async fn question(
    page: &Page,
    case: &Case,
    year: Year,
    indicator: Indicator,
    asked: Vec<(Level, Vec<Group>)>,
) -> Result<()> {
    for (level, groups) in asked {
        let question = page.within(&format!("Which groups are {}?", names::level(level)));
        let told = |g: &&Group| case.dashboard(year).level(**g, indicator) == Some(level);
        for group in groups.iter().filter(told) {
            question.tick(names::group(*group)).await?;
        }
    }
    Ok(())
}

/// Enters the newest year by question.
pub async fn newest_year(page: &Page, case: &Case, rules: &RuleSet) -> Result<()> {
    let newest = rules.window.last().context("a rule set without a year")?;
    year(page, case, newest, Way::Question).await
}

/// Enters which groups a year's Dashboard shows.
pub async fn groups(page: &Page, case: &Case, year: Year) -> Result<()> {
    let dashboard = case.dashboard(year);
    let question = format!("Does your charter have a {year} Dashboard?");
    yes_or_no(page, &question, dashboard.published).await?;
    // Ticking one answers for all: who does not tell which are counted ticks none.
    if dashboard.groups_complete != Some(true) {
        return Ok(());
    }
    let list = page.within(GROUPS);
    let shown: Vec<Group> = Group::ALL.into_iter().filter(|g| dashboard.shows(*g)).collect();
    for group in &shown {
        list.tick(names::group(*group)).await?;
    }
    if shown.is_empty() { list.tick(NO_GROUP).await } else { Ok(()) }
}

/// The question about the groups of a year.
pub const GROUPS: &str = "Tick every group that counts";

/// The answer that there is none.
pub const NO_GROUP: &str = "It shows none of these groups";

/// Every level that is told of a year.
pub fn levels(case: &Case, year: Year) -> Vec<(Group, Indicator, Level)> {
    let dashboard = case.dashboard(year);
    let all = Group::ALL.into_iter().flat_map(|g| Indicator::ALL.map(|i| (g, i)));
    all.filter_map(|(g, i)| Some((g, i, dashboard.level(g, i)?))).collect()
}

/// The key of a level in the grid.
pub const fn key(level: Level) -> char {
    match level {
        Level::Red => 'r',
        Level::Orange => 'o',
        Level::Yellow => 'y',
        Level::Green => 'g',
        Level::Blue => 'b',
        Level::VeryLow => '1',
        Level::Low => '2',
        Level::Medium => '3',
        Level::High => '4',
        Level::VeryHigh => '5',
        Level::None => 'n',
    }
}

/// Whether a cell of the grid says this level; none: that it is not told.
pub async fn says(page: &Page, cell: &str, level: Option<Level>) -> Result<()> {
    let wanted = format!("{cell}: {}", level.map_or("not entered", names::level_short));
    page.eventually(&wanted, async || {
        let said = page.property(Kind::Cell, cell, "ariaLabel").await?;
        if said == wanted { Ok(()) } else { bail!("it says `{said}`") }
    })
    .await
}

/// The name of a cell of the grid.
pub fn cell(group: Group, indicator: Indicator) -> String {
    format!("{}, {}", names::group(group), names::indicator(indicator))
}

/// Says that everything else of a year is better, where the case says so.
pub async fn everything_else(page: &Page, case: &Case, year: Year) -> Result<()> {
    if case.dashboard(year).levels_complete != Some(true) {
        return Ok(());
    }
    let question =
        format!("Is everything else on your {year} Dashboard better than the levels asked about?");
    page.within(&question).tick("Yes, everything else is better, or has no level").await
}

/// Enters the local indicators of all years, and goes on to *Check your answers*.
pub async fn local(page: &Page, case: &Case, rules: &RuleSet) -> Result<()> {
    to(page, Screen::Local).await?;
    local_years(page, case, rules).await?;
    to(page, Screen::Answers).await
}

/// Enters the local indicators of all years.
pub async fn local_years(page: &Page, case: &Case, rules: &RuleSet) -> Result<()> {
    for criteria in &rules.window {
        let year = criteria.year;
        let dashboard = case.dashboard(year);
        let question = format!("Which were Not Met for Two or More Years on the {year} Dashboard?");
        for priority in LocalPriority::ALL {
            let result = dashboard.local.as_ref().and_then(|local| local.get(&priority));
            if result == Some(&LocalResult::NotMetTwoYears) {
                let number = priority.number();
                let label = format!("Priority {number}: {}", names::priority(number));
                page.within(&question).tick(&label).await?;
            }
        }
        if dashboard.local_complete == Some(true) {
            let all = page.within(&format!("Is that all for {year}?"));
            all.tick("Yes: those ticked, or none, and no other").await?;
        }
    }
    Ok(())
}

async fn yes_or_no(page: &Page, question: &str, told: Option<bool>) -> Result<()> {
    match told {
        Some(yes) => page.within(question).tick(if yes { "Yes" } else { "No" }).await,
        None => Ok(()),
    }
}

/// Goes on to the next screen.
pub async fn on(page: &Page) -> Result<()> {
    page.click(Kind::Link, "Continue").await
}

/// Goes to a step of the check by its name in the list of steps.
pub async fn step(page: &Page, name: &str) -> Result<()> {
    page.within("Steps of the check").click(Kind::Link, name).await
}
