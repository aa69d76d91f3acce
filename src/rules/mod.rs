//! Judgements. One folder per category, one file per rule.
//!
//! A rule is declared once, as data plus one function; documentation, help, settings and tests are
//! derived from that. Rules are written against kinds and relations: no code number and no payer
//! name stands in rule code.

pub mod context;
mod registry;
pub(crate) mod sink;
mod statements;

mod add_on;
mod authorization;
mod claim;
mod code;
mod diagnosis;
mod documentation;
mod eligibility;
mod filing;
mod frequency;
mod modifier;
mod payer;
mod place;
mod privacy;
mod provider;
mod same_day;
mod telehealth;
mod time;
mod units;

pub use context::Context;
#[cfg(feature = "prose")]
pub use registry::{Listed, listing};
pub use registry::{RULES, find, suggest};
pub(crate) use sink::STATEMENT;
pub use sink::{Draft, Sink};

use crate::across::Across;
use crate::report::{Category, Denial, Severity, Stage};
use crate::sources::Source;

/// A rule: what it is called, what it says of itself, and how it judges.
#[derive(Debug)]
pub struct Rule {
    /// Permanent, kebab-case, names the defect.
    pub name: &'static str,
    /// What it is about.
    pub category: Category,
    /// Its severity unless the caller or the payer says otherwise.
    pub severity: Severity,
    /// One sentence.
    #[cfg(feature = "prose")]
    pub summary: &'static str,
    /// Documentation in Markdown, with an example that fires and one that does not.
    #[cfg(feature = "prose")]
    pub documentation: &'static str,
    /// When it makes sense.
    pub stages: &'static [Stage],
    /// Entries of the research sheet that it carries out.
    #[cfg(feature = "prose")]
    pub research: &'static [&'static str],
    /// Where it comes from. The wasm leaves it out: the package carries it beside, and lays it on the findings.
    #[cfg(feature = "prose")]
    pub sources: &'static [&'static Source],
    /// The denial it foresees.
    pub denial: Option<Denial>,
    /// Rules whose findings on the same lines are symptoms of this one's.
    pub subsumes: &'static [&'static str],
    /// Rules whose finding at the same place says less than this one's; looked at before `subsumes`.
    pub supersedes: &'static [&'static str],
    /// Off unless the caller sets a level: true of many a good record, and worth a look only to who asks.
    pub on_request: bool,
    /// The judgement of one encounter.
    pub check: fn(&Context<'_>, &mut Sink),
    /// What only shows across encounters of one call.
    pub across: Option<fn(&Context<'_>, &Across<'_>, &mut Sink)>,
}

impl Rule {
    /// Where it comes from, as far as this build carries it.
    pub fn sources(&self) -> &'static [&'static Source] {
        #[cfg(feature = "prose")]
        return self.sources;
        #[cfg(not(feature = "prose"))]
        return &[];
    }
}

#[cfg(feature = "prose")]
impl Rule {
    /// The rule's page: name, summary, documentation, sources.
    pub fn markdown(&self) -> String {
        use crate::encounter::Word;
        let mut out = format!("# {}\n\n{}.\n\n", self.name, capital(self.summary));
        let stages: Vec<&str> = self.stages.iter().map(|stage| stage.word()).collect();
        out.push_str(&format!(
            "Category: {}. Severity: {}. Stages: {}.\n\n",
            self.category.word(),
            self.severity.word(),
            stages.join(", ")
        ));
        if self.on_request {
            out.push_str(&format!(
                "Off until a level is set for it, as in `levels: {{\"{}\": \"info\"}}`.\n\n",
                self.name
            ));
        }
        for line in self.documentation.lines() {
            out.push_str(line.strip_prefix(' ').unwrap_or(line));
            out.push('\n');
        }
        if !self.sources.is_empty() {
            out.push_str("\n## Sources\n\n");
        }
        for source in self.sources {
            let section = source
                .section
                .map(|section| format!(", section {section}"))
                .unwrap_or_default();
            out.push_str(&format!(
                "- [{}]({}){section}; read {}\n",
                source.title, source.url, source.read
            ));
        }
        if let Some(denial) = &self.denial {
            let rarc = denial
                .rarc
                .map(|rarc| format!(" with remark {rarc}"))
                .unwrap_or_default();
            out.push_str(&format!(
                "\nForeseen denial: {}-{}{rarc}.\n",
                denial.group, denial.carc
            ));
        }
        out
    }
}

#[cfg(feature = "prose")]
/// Text with its first letter in upper case.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// Declares a rule; its documentation is its doc comment.
macro_rules! rule {
    (
        $(#[doc = $doc:literal])*
        $name:literal: $category:ident, $severity:ident, $summary:literal;
        stages: [$($stage:ident),*];
        research: [$($research:literal),*];
        sources: [$($source:ident),* $(,)?];
        $(denial: $group:literal $carc:literal $rarc:expr;)?
        $(subsumes: [$($subsumed:literal),*];)?
        $(supersedes: [$($superseded:literal),*];)?
        $(on_request: $on_request:literal;)?
        check: $check:expr $(, across: $across:ident)?
    ) => {
        #[doc = $summary]
        pub(in crate::rules) static RULE: $crate::rules::Rule = $crate::rules::Rule {
            name: $name,
            category: $crate::report::Category::$category,
            severity: $crate::report::Severity::$severity,
            #[cfg(feature = "prose")]
            summary: $summary,
            #[cfg(feature = "prose")]
            documentation: concat!($($doc, "\n"),*),
            stages: &[$($crate::report::Stage::$stage),*],
            #[cfg(feature = "prose")]
            research: &[$($research),*],
            #[cfg(feature = "prose")]
            sources: &[$(&$crate::sources::$source),*],
            denial: $crate::rules::first(&[
                $(Some($crate::report::Denial { group: $group, carc: $carc, rarc: $rarc }),)? None,
            ]),
            subsumes: &[$($($subsumed),*)?],
            supersedes: &[$($($superseded),*)?],
            on_request: matches!($crate::rules::first(&[$(Some($on_request),)? None]), Some(true)),
            check: $check,
            across: $crate::rules::first(&[$(Some($across),)? None]),
        };
    };
}
pub(crate) use rule;

/// What a rule that only looks across encounters says of one alone.
fn nothing(_: &Context<'_>, _: &mut Sink) {}

/// The first of some values; lets `rule!` leave out what a rule does not have.
const fn first<T: Copy>(list: &[Option<T>]) -> Option<T> {
    match list {
        [first, ..] => *first,
        [] => None,
    }
}
