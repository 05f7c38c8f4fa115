//! Workbooks made for tests: parts packed as one, and a file of assistance.
#![allow(
    clippy::format_push_string,
    clippy::unwrap_used,
    reason = "made for tests, which stop at the first surprise"
)]

use std::io::{Cursor, Write as _};

use zip::{ZipWriter, write::SimpleFileOptions};

/// The charter that the file of assistance lists.
pub const ONE: &str = "01100170112607";

/// An archive of parts, as a workbook is one.
pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of these sheets, each of rows of cells.
pub fn book(sheets: &[&[&[&str]]]) -> Vec<u8> {
    let cell = |text: &&str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let row =
        |cells: &&[&str]| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>());
    let mut texts: Vec<(String, String)> = Vec::new();
    let (mut list, mut links) = (String::new(), String::new());
    for (number, rows) in (1..).zip(sheets) {
        let rows: String = rows.iter().map(row).collect();
        let sheet = format!(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
        );
        texts.push((format!("xl/worksheets/sheet{number}.xml"), sheet));
        list += &format!("<sheet name=\"S{number}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>");
        links += &format!(
            "<Relationship Id=\"rId{number}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
    }
    texts.push(("xl/workbook.xml".to_owned(), format!("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{list}</sheets></workbook>")));
    texts.push(("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>")));
    texts.push(("_rels/.rels".to_owned(), "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>".to_owned()));
    let parts: Vec<(&str, &str)> = texts.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    zip(&parts)
}

/// A file of assistance in the layout that CDE announces, with one charter, an office, and a row whose code a spreadsheet broke.
pub fn assistance() -> Vec<u8> {
    book(&[
        &[&["Field Name", "Description"], &["cds", "the code"]],
        &[&["Value"], &["A"]],
        &[&["Priority"]],
        &[
            &["2025 charter file"],
            &["made for a test"],
            &[],
            &[],
            &[],
            &[
                "cds",
                "SchoolName",
                "AA_current",
                "AA_prior",
                "TOM_current",
                "TOM_prior",
                "HIprioritiesCurrent",
                "MetMethod1_current",
                "MetMethod1_prior",
                "AssistanceStatus2025",
                "EC47607_2025",
            ],
            &[
                ONE,
                "Invented & Sons",
                "A",
                "*",
                "*",
                "J",
                "",
                "Y",
                "N",
                "Differentiated Assistance",
                "N",
            ],
            &[
                "01100170000000",
                "An office",
                "A",
                "A",
                "",
                "",
                "",
                "Y",
                "Y",
                "General Assistance",
                "",
            ],
            &["1.1E+13", "Lost", "A", "A", "", "", "", "Y", "Y", "General Assistance", ""],
        ],
    ])
}
