//! What is read of a pasted text, and what is not.

use super::*;
use crate::rules::terms::Few;

/// The levels found, and the numbers of the lines that were not understood.
fn check(text: &str, levels: &[&str], not: &[usize]) {
    let pasted = read(text, Year(2025));
    let mut found = Vec::new();
    for (year, dashboard) in pasted.case.dashboards.iter() {
        for (group, results) in dashboard.groups.iter().flat_map(Few::iter) {
            for (indicator, level) in results.levels.iter() {
                found.push(format!(
                    "{year}/{}/{}={}",
                    group.code(),
                    indicator.code(),
                    level.code()
                ));
            }
        }
    }
    assert_eq!(found, levels, "{text}\n{:?}", pasted.lines);
    let strange: Vec<usize> = pasted
        .lines
        .iter()
        .filter(|l| matches!(l.taken, Taken::Not(_)))
        .map(|l| l.number)
        .collect();
    assert_eq!(strange, not, "{text}\n{:?}", pasted.lines);
    assert_eq!(pasted.levels, levels.len());
}

#[test]
fn lists_under_colors() {
    check(
        "Suspension Rate\nRed\n2 Student Groups\nStudents with Disabilities, Homeless\nOrange\n1 Student Group\nHispanic\n",
        &["2025/HI/SUSP=orange", "2025/SWD/SUSP=red", "2025/HOM/SUSP=red"],
        &[],
    );
    check(
        "2024 Dashboard\nEnglish Language Arts\r\nRed: African American\nNo Performance Color\nFoster Youth\nMathematics\nBlue - White; Asian\nEnglish Learner Progress\nGreen\nEnglish Learners",
        &[
            "2024/AA/ELA=red",
            "2024/AS/MATH=blue",
            "2024/WH/MATH=blue",
            "2024/EL/ELPI=green",
            "2024/FOS/ELA=none",
        ],
        &[],
    );
    check(
        "2022\nChronic Absenteeism\nVery High\nAsian\nHigh\nFilipino",
        &["2022/AS/CHRO=very_high", "2022/FI/CHRO=high"],
        &[],
    );
}

#[test]
fn what_is_not_understood_is_told() {
    check("Suspension Rate\nRed\nMartians, Hispanic", &[], &[3]);
    check("Red\nHispanic", &[], &[2]);
    check("Suspension Rate\nHispanic", &[], &[2]);
    check("Suspension Rate\nVery High\nHispanic", &[], &[3]);
    check("Suspension Rate\nRed\n3 Student Groups\nHispanic", &["2025/HI/SUSP=red"], &[3]);
    // Of two that contradict each other neither is taken, nor a third.
    check("Suspension Rate\nRed\nHispanic\nBlue\nHispanic\nRed\nHispanic", &[], &[3, 5, 7]);
    check(
        "Suspension Rate\nRed\nHispanic, Asian\nBlue\nHispanic, White",
        &["2025/AS/SUSP=red"],
        &[5],
    );
    check("English Learner Progress\nGreen\nAsian", &[], &[3]);
    check("Suspension Rate\nRed\nHispanic\nHispanic\nBlue\nHispanic", &[], &[3, 4, 6]);
    check("Suspension Rate\nRed\nHispanic\nBlue\nHispanic, White\nOrange\nWhite", &[], &[3, 5, 7]);
    check("Group\tELA\tEnglish\nHispanic\tR\tB", &[], &[2]);
    check("2021\nSuspension Rate", &[], &[1]);
    check("2022\nSuspension Rate\nVery Low\nLong-Term English Learners", &[], &[4]);
    check("Suspension Rate\nRed\nNo Student Groups\nOrange\nAll Students", &[], &[]);
}

/// Where each group stands above its color, lists would give it that of the group before.
#[test]
fn cards_are_not_read_as_lists() {
    let cards = "African American\nRed\n30.2% suspended at least one day\nEnglish Learners\nOrange\n12% suspended at least one day";
    check(&format!("Suspension Rate\n{cards}"), &[], &[2, 5]);
    check(
        &format!("Suspension Rate\nYellow\n5.2% suspended at least one day\n{cards}"),
        &[],
        &[4, 7],
    );
    // The color of all students, above the lists.
    let lists = "Yellow\n5.2% suspended at least one day\nRed\n1 Student Group\nHispanic";
    check(&format!("Suspension Rate\n{lists}"), &["2025/HI/SUSP=red"], &[]);
    check(&format!("Suspension Rate\n{lists}\nAsian\nWhite"), &["2025/HI/SUSP=red"], &[7, 8]);
}

#[test]
fn years_in_a_row_are_tabs_of_the_page() {
    let list = "Suspension Rate\nRed\nHispanic";
    check(&format!("2024\n{list}"), &["2024/HI/SUSP=red"], &[]);
    check(&format!("2024\n2023\n2022\n{list}"), &["2025/HI/SUSP=red"], &[]);
    // The same twice is no row of tabs.
    check(&format!("2024 California School Dashboard\n2024\n{list}"), &["2024/HI/SUSP=red"], &[]);
    check(
        &format!("2024 Dashboard\nView Details\n2023\n2022\n2021\n{list}"),
        &["2024/HI/SUSP=red"],
        &[],
    );
}

/// Groups never go to the indicator before one that is not known.
#[test]
fn what_stands_below_another_heading() {
    let math = "Mathematics\nRed\n1 Student Group\nHispanic\n";
    let alone = &["2025/HI/MATH=red"];
    check(&format!("{math}Science\nOrange\n2 Student Groups\nHispanic\nAsian"), alone, &[]);
    let local = "Implementation of Academic Standards\nStandard Met\nGreen\nAsian";
    check(&format!("{math}{local}"), alone, &[]);
    check(&format!("{math}Spelling Bee\nOrange\nAsian\nWhite"), alone, &[5, 7, 8]);
    check(
        &format!("{math}Martians, White\nOrange\nAsian"),
        &["2025/AS/MATH=orange", alone[0]],
        &[5],
    );
    let grad = "Graduation Rate: 88.2% graduated\nRed\nAsian";
    check(&format!("{math}{grad}"), &["2025/AS/GRAD=red", alone[0]], &[]);
    let before = "Suspension Rate 2023\nRed\nAsian\nMathematics\nBlue\nWhite";
    check(before, &["2023/AS/SUSP=red", "2023/WH/MATH=blue"], &[]);
    check("Suspension Rate (2021)\nRed\nAsian", &[], &[1]);
    for heading in
        ["Suspension Rate 2023-24", "Suspension Rate (2024 data)", "Suspension Rate 2024: 5%"]
    {
        check(&format!("{heading}\nRed\nAsian"), &[], &[1, 3]);
    }
    let tab = "Suspension Rate\tView details\nOrange\n1 Student Group\nAsian";
    check(&format!("{math}{tab}"), &["2025/AS/SUSP=orange", alone[0]], &[]);
    check(&format!("{math}Spelling\tBee\nOrange\nAsian"), alone, &[5, 7]);
    check(
        "Suspension Rate\nYellow\nMathematics: Orange\nRed\n1 Student Group\nHispanic",
        alone,
        &[],
    );
    let empty = "Mathematics\nRed\nNo Student Groups\nSpelling Bee\nOrange\n1 Student Group\nAsian";
    check(empty, &[], &[4, 7]);
    // Between a heading and its first list there is much that says nothing.
    check("Mathematics\nExplore more\nRed\nHispanic", alone, &[2]);
}

#[test]
fn tables() {
    check(
        "Group\tELA\tMath\nStudents with Disabilities\tR\tOrange\nAll Students\tG\tG\nHispanic\t\tNone\nWhite\tpurple\tB",
        &["2025/HI/MATH=none", "2025/SWD/ELA=red", "2025/SWD/MATH=orange"],
        &[5],
    );
    check(
        "\tEL\tSWD\nSuspension Rate\tred\tblue",
        &["2025/EL/SUSP=red", "2025/SWD/SUSP=blue"],
        &[],
    );
}

#[test]
fn no_text_is_too_strange() {
    for text in [
        "",
        "\u{0}\u{1}\t\t",
        "\t\t\n\t",
        "999999999999999999999 student groups",
        "Red Red Red",
        "é,é\t,",
    ] {
        read(text, Year(2025));
    }
    let many = "Suspension Rate\nRed\nHispanic\n".repeat(2000);
    assert_eq!(read(&many, Year(2025)).lines.len(), MOST_LINES + 1);
}
