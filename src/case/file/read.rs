//! From text to a case.

use super::{
    MAX_BYTES, ReadError, Warning,
    migrate::{STEPS, Step, forward, version},
    year_of,
};
use crate::{
    case::{
        Assistance, Case, Coded, Dashboard, GroupResults, Judged, LocalResult, MAX_NAME,
        OfficialStatus, School,
        json::{Document, MOST_DUPLICATES, Path, duplicate_keys},
    },
    rules::terms::{Few, Group, Indicator, Level, LocalPriority, Priorities, StatePriority, Year},
};
use serde_json::Value;

/// Reads a case file.
///
/// # Errors
/// When the text is too long, not JSON, not a case file, of a newer version, or holds a wrong type or an unknown value;
/// the message names the place.
pub fn read(text: &str) -> Result<(Case, Vec<Warning>), ReadError> {
    read_with(text, STEPS)
}

/// The same for a program that knows these steps from version to version.
///
/// # Errors
/// As [`read`].
pub fn read_with(text: &str, steps: &[Step]) -> Result<(Case, Vec<Warning>), ReadError> {
    if text.len() > MAX_BYTES {
        let message =
            format!("the file is longer than {MAX_BYTES} bytes, the most that a case file has");
        return Err(ReadError::plain(message));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let document: Value =
        serde_json::from_str(text).map_err(|e| ReadError::no_case(format!("not JSON: {e}")))?;
    let Value::Object(mut document) = document else {
        return Err(ReadError::no_case("not a case file: it is no JSON object"));
    };
    let version = version(&document, steps)?;

    let mut reader = Reader { warnings: Vec::new() };
    let duplicates = duplicate_keys(text, &document);
    let are_all = duplicates.len() < MOST_DUPLICATES;
    let given_twice = "is given twice; the last one is used";
    let warn = |path| Warning { path, message: given_twice.to_owned() };
    reader.warnings.extend(duplicates.into_iter().map(warn));
    if !are_all {
        reader.warn(&Path::root(), "may have more keys that are given twice; these are the first");
    }
    forward(&mut document, version, steps);
    let case = reader.case(document)?;
    Ok((case, reader.warnings))
}

/// Reads values; every method says the path of what it does not like.
struct Reader {
    warnings: Vec<Warning>,
}

type Read<T> = Result<T, ReadError>;

impl Reader {
    fn warn(&mut self, path: &Path, message: impl Into<String>) {
        self.warnings.push(Warning::new(path, message));
    }

    fn case(&mut self, document: Document) -> Read<Case> {
        let root = Path::root();
        check_provenance(&document, &root)?;
        Ok(Case {
            name: name(&document, &root, "name")?,
            school: school(&document, &root)?,
            dashboards: self.years(&document, &root, "dashboards", Self::dashboard)?,
            official: self.years(&document, &root, "official", |_, fields, path| {
                Ok(OfficialStatus {
                    status: word(fields, path, "status", "an assistance status")?,
                    ec47607: flag(fields, path, "ec47607")?,
                })
            })?,
            assistance: assistance(&document, &root)?,
            as_of: year(&document, &root, "as_of")?,
            judged: judged(&document, &root)?,
            kept: document,
        })
    }

    /// A field that holds an object for each Dashboard year.
    fn years<T>(
        &mut self,
        fields: &Document,
        path: &Path,
        key: &str,
        mut read: impl FnMut(&mut Self, &Document, &Path) -> Read<T>,
    ) -> Read<Few<Year, T>> {
        let path = path.field(key);
        let mut years = Few::default();
        for (key, value) in object(fields, &path, key)?.into_iter().flatten() {
            let at = path.field(key);
            let Some(year) = year_of(key) else {
                self.warn(&at, "is not a Dashboard year with determinations; kept, not used");
                continue;
            };
            if let Some(fields) = as_object(value, &at)? {
                years.insert(year, read(self, fields, &at)?);
            }
        }
        Ok(years)
    }

    fn dashboard(&mut self, fields: &Document, path: &Path) -> Read<Dashboard> {
        Ok(Dashboard {
            published: flag(fields, path, "published")?,
            groups_complete: flag(fields, path, "groups_complete")?,
            levels_complete: flag(fields, path, "levels_complete")?,
            groups: self.groups(fields, path)?,
            local: self.local(fields, path)?,
            local_complete: flag(fields, path, "local_complete")?,
        })
    }

    fn groups(&mut self, fields: &Document, path: &Path) -> Read<Option<Few<Group, GroupResults>>> {
        let path = path.field("groups");
        let Some(listed) = object(fields, &path, "groups")? else { return Ok(None) };
        let mut groups = Few::default();
        for (code, value) in listed {
            let at = path.field(code);
            let Some(group) = Group::from_code(code) else {
                self.warn(&at, "is not a student group of these rules; kept, not used");
                continue;
            };
            if let Some(fields) = as_object(value, &at)? {
                groups.insert(group, self.group(fields, &at)?);
            }
        }
        Ok(Some(groups))
    }

    fn group(&mut self, fields: &Document, path: &Path) -> Read<GroupResults> {
        let levels_path = path.field("levels");
        let mut levels = Few::default();
        for (code, value) in object(fields, &levels_path, "levels")?.into_iter().flatten() {
            let at = levels_path.field(code);
            let Some(indicator) = Indicator::from_code(code) else {
                self.warn(&at, "is not an indicator of these rules; kept, not used");
                continue;
            };
            if let Some(word) = as_text(value, &at)? {
                let level = Level::from_code(word).ok_or_else(|| {
                    ReadError::at(&at, format!("{} is not a level", quoted(word)))
                })?;
                levels.insert(indicator, level);
            }
        }
        Ok(GroupResults {
            counted: flag(fields, path, "counted")?,
            levels,
            priorities: priorities(fields, path)?,
            fewer_than_two: flag(fields, path, "fewer_than_two")?,
        })
    }

    fn local(
        &mut self,
        fields: &Document,
        path: &Path,
    ) -> Read<Option<Few<LocalPriority, LocalResult>>> {
        let path = path.field("local");
        let Some(listed) = object(fields, &path, "local")? else { return Ok(None) };
        let mut local = Few::default();
        for key in listed.keys() {
            let priority = LocalPriority::ALL.into_iter().find(|p| p.number().to_string() == *key);
            let Some(priority) = priority else {
                self.warn(
                    &path.field(key),
                    "is not a local indicator of a charter; kept, not used",
                );
                continue;
            };
            if let Some(result) = word(listed, &path, key, "a local result")? {
                local.insert(priority, result);
            }
        }
        Ok(Some(local))
    }
}

fn school(fields: &Document, path: &Path) -> Read<School> {
    let path = path.field("school");
    let Some(fields) = object(fields, &path, "school")? else { return Ok(School::default()) };
    let mut school = School {
        name: name(fields, &path, "name")?,
        cds: text(fields, &path, "cds")?.unwrap_or_default().to_owned(),
        county: text(fields, &path, "county")?.unwrap_or_default().to_owned(),
        authorizer: word(fields, &path, "authorizer", "an authorizer")?,
        dass: flag(fields, &path, "dass")?,
        ..School::default()
    };
    let at = path.field("grades");
    for (index, span) in list(fields, &at, "grades")?.into_iter().flatten().enumerate() {
        let index = index.to_string();
        let at = at.field(&index);
        match as_text(span, &at)? {
            Some("k8") => school.serves_k8 = true,
            Some("9-12") => school.serves_high = true,
            Some(other) => {
                let message = format!("{} is not \"k8\" or \"9-12\"", quoted(other));
                return Err(ReadError::at(&at, message));
            }
            None => return Err(ReadError::at(&at, "must be \"k8\" or \"9-12\"")),
        }
    }
    Ok(school)
}

fn assistance(fields: &Document, path: &Path) -> Read<Assistance> {
    let path = path.field("assistance");
    let Some(fields) = object(fields, &path, "assistance")? else {
        return Ok(Assistance::default());
    };
    Ok(Assistance {
        given: flag(fields, &path, "given")?,
        provider: word(fields, &path, "provider", "a provider")?,
        declining: flag(fields, &path, "declining")?,
        geographic_lead_agrees: flag(fields, &path, "geographic_lead_agrees")?,
        county_requests: flag(fields, &path, "county_requests")?,
        state_superintendent_determines: flag(fields, &path, "state_superintendent_determines")?,
    })
}

fn priorities(fields: &Document, path: &Path) -> Read<Option<Priorities>> {
    let at = path.field("priorities");
    let Some(numbers) = list(fields, &at, "priorities")? else { return Ok(None) };
    let mut priorities = Priorities::NONE;
    for (index, number) in numbers.iter().enumerate() {
        let priority = number
            .as_u64()
            .and_then(|n| u8::try_from(n).ok())
            .and_then(StatePriority::from_number)
            .ok_or_else(|| {
                ReadError::at(
                    &at.field(&format!("{index}")),
                    "is not 4, 5, 6 or 8, the state priorities",
                )
            })?;
        priorities = priorities.with(priority.number());
    }
    Ok(Some(priorities))
}

/// Where each fact came from is kept as it is; here its form is checked.
fn check_provenance(fields: &Document, path: &Path) -> Read<()> {
    let path = path.field("provenance");
    for (fact, value) in object(fields, &path, "provenance")?.into_iter().flatten() {
        let at = path.field(fact);
        let Some(fields) = as_object(value, &at)? else { continue };
        let known = ["typed", "pasted", "file", "link"];
        match text(fields, &at, "from")? {
            Some(from) if !known.contains(&from) => {
                let message = format!("{} is not a way in which a fact is entered", quoted(from));
                return Err(ReadError::at(&at.field("from"), message));
            }
            _ => {}
        }
        text(fields, &at, "file")?;
        number(fields, &at, "row")?;
    }
    Ok(())
}

/// How the case was last judged: nothing where the year is missing.
fn judged(fields: &Document, path: &Path) -> Read<Option<Judged>> {
    let path = path.field("judged");
    let Some(fields) = object(fields, &path, "judged")? else { return Ok(None) };
    let year = year(fields, &path, "as_of")?;
    let judged = (
        text(fields, &path, "rules")?.unwrap_or_default().to_owned(),
        word(fields, &path, "differentiated_assistance", "an outcome")?,
        word(fields, &path, "pathway_2_test", "an outcome")?,
    );
    let (rules, assistance, pathway_2) = judged;
    Ok(year.map(|as_of| Judged { rules, as_of, assistance, pathway_2 }))
}

fn year(fields: &Document, path: &Path, key: &str) -> Read<Option<Year>> {
    let year = number(fields, path, key)?.map(|n| u16::try_from(n).map(Year));
    year.transpose().map_err(|_| ReadError::at(&path.field(key), "is not a year"))
}

/// Text for a message: in quotes, in one line, and not too long.
fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("{short:?}")
}

fn given<'a>(fields: &'a Document, key: &str) -> Option<&'a Value> {
    fields.get(key).filter(|v| !v.is_null())
}

fn as_object<'a>(value: &'a Value, at: &Path) -> Read<Option<&'a Document>> {
    match value {
        Value::Null => Ok(None),
        Value::Object(fields) => Ok(Some(fields)),
        _ => Err(ReadError::at(at, "must be an object in braces")),
    }
}

fn as_text<'a>(value: &'a Value, at: &Path) -> Read<Option<&'a str>> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text)),
        _ => Err(ReadError::at(at, "must be text in quotes")),
    }
}

/// The object in a field; `at` is the field's own path.
fn object<'a>(fields: &'a Document, at: &Path, key: &str) -> Read<Option<&'a Document>> {
    given(fields, key).map_or(Ok(None), |value| as_object(value, at))
}

/// The list in a field; `at` is the field's own path.
fn list<'a>(fields: &'a Document, at: &Path, key: &str) -> Read<Option<&'a [Value]>> {
    match given(fields, key) {
        None => Ok(None),
        Some(Value::Array(values)) => Ok(Some(values)),
        Some(_) => Err(ReadError::at(at, "must be a list in brackets")),
    }
}

fn text<'a>(fields: &'a Document, path: &Path, key: &str) -> Read<Option<&'a str>> {
    given(fields, key).map_or(Ok(None), |value| as_text(value, &path.field(key)))
}

fn name(fields: &Document, path: &Path, key: &str) -> Read<String> {
    let name = text(fields, path, key)?.unwrap_or_default();
    let length = name.chars().count();
    if length > MAX_NAME {
        let message = format!("has {length} characters; at most {MAX_NAME} are allowed");
        return Err(ReadError::at(&path.field(key), message));
    }
    Ok(name.to_owned())
}

fn number(fields: &Document, path: &Path, key: &str) -> Read<Option<u64>> {
    given(fields, key).map_or(Ok(None), |value| {
        let number = value.as_u64();
        number.map(Some).ok_or_else(|| ReadError::at(&path.field(key), "must be a whole number"))
    })
}

fn flag(fields: &Document, path: &Path, key: &str) -> Read<Option<bool>> {
    match given(fields, key) {
        None => Ok(None),
        Some(Value::Bool(flag)) => Ok(Some(*flag)),
        Some(_) => Err(ReadError::at(&path.field(key), "must be true or false")),
    }
}

fn word<T: Coded>(fields: &Document, path: &Path, key: &str, what: &str) -> Read<Option<T>> {
    let Some(text) = text(fields, path, key)? else { return Ok(None) };
    T::from_word(text)
        .map(Some)
        .ok_or_else(|| ReadError::at(&path.field(key), format!("{} is not {what}", quoted(text))))
}
