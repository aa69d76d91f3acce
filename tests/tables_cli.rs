//! Packed tables made on the command line out of files as CMS ships them. The rows are made up; the shapes are CMS's.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    missing_docs
)]

use serde_json::Value;
use std::fs;
use std::io::{Cursor, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use zip::write::SimpleFileOptions;

/// A folder of one test, gone with it.
struct Folder(PathBuf);
impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("cleanclaim-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
    fn path(&self, name: &str) -> String {
        self.0.join(name).to_string_lossy().into_owned()
    }
    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        path
    }
}
impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn run(arguments: &[&str]) -> Output {
    with_input(arguments, "")
}
fn with_input(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cleanclaim"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}
fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
fn built(arguments: &[&str]) -> String {
    let output = run(&[&["tables", "build"], arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    text(&output.stdout)
}
/// Whether two codes are a pair by a packed table, as column 1 and whether a modifier may override.
fn pair(pack: &str, one: &str, other: &str, date: &str) -> Option<(String, bool)> {
    let output = run(&[
        "tables", "lookup", one, other, "--date", date, "--tables", pack, "--format", "json",
    ]);
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    let found = value["pair"]
        .as_bool()
        .unwrap_or_else(|| panic!("{one} {other}: no table can say"));
    found.then(|| {
        (
            value["column1"].as_str().unwrap().to_owned(),
            value["overridable"].as_bool().unwrap(),
        )
    })
}
fn some(column1: &str, overridable: bool) -> Option<(String, bool)> {
    Some((column1.to_owned(), overridable))
}

fn zipped(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (at, (name, bytes)) in members.iter().enumerate() {
        let method = if at % 2 == 0 {
            zip::CompressionMethod::Deflated
        } else {
            zip::CompressionMethod::Stored
        };
        writer
            .start_file(
                *name,
                SimpleFileOptions::default().compression_method(method),
            )
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook of one sheet; a cell that begins with `#` is a number.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut sheet = String::new();
    for (at, row) in rows.iter().enumerate() {
        let line = at + 1;
        sheet.push_str(&format!("<row r=\"{line}\">"));
        for (column, cell) in row.iter().enumerate() {
            let place = format!("{}{line}", char::from(b'A' + u8::try_from(column).unwrap()));
            match cell.strip_prefix('#') {
                Some(number) => sheet.push_str(&format!("<c r=\"{place}\"><v>{number}</v></c>")),
                None if cell.is_empty() => {}
                None => sheet.push_str(&format!(
                    "<c r=\"{place}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"
                )),
            }
        }
        sheet.push_str("</row>");
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let doc = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rels = "http://schemas.openxmlformats.org/package/2006/relationships";
    let xml =
        |body: String| format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{body}").into_bytes();
    zipped(&[
        (
            "[Content_Types].xml",
            xml(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
                    .to_owned(),
            ),
        ),
        (
            "_rels/.rels",
            xml(format!(
                "<Relationships xmlns=\"{rels}\"><Relationship Id=\"r1\" Type=\"{doc}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            )),
        ),
        (
            "xl/workbook.xml",
            xml(format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{doc}\"><sheets><sheet name=\"EDITS\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            )),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            xml(format!(
                "<Relationships xmlns=\"{rels}\"><Relationship Id=\"r1\" Type=\"{doc}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            )),
        ),
        (
            "xl/worksheets/sheet1.xml",
            xml(format!(
                "<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>"
            )),
        ),
    ])
}

/// Titles and a copyright notice above, a header over several lines, quotes, and lines as Windows ends them.
const PTP_TEXT: &str = "\"CPT only copyright 2025 American Medical Association.  All rights reserved.\"\t\t\t\t\t\t\r\n\
Column1/Column 2 Edits\t\t\t\t\t\t\r\n\
\t\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit\r\n\
Column 1\tColumn 2\tprior to\tDate\tDate\t0=not allowed\tRationale\r\n\
\t\t1996\t\t*=no data\t1=allowed\t\r\n\
\t\t\t\t\t9=not applicable\t\r\n\
90837\t90834\t \t20130101\t*\t0\tMore extensive procedure\r\n\
90847\t\"90834\"\t \t20130101\t*\t1\t\"Misuse, \"\"of\"\" code\"\r\n\
90791\t90834\t*\t19960101\t20240630\t0\tMisuse\r\n\
90792\t90834\t\t20200101\t20200101\t9\tMisuse\r\n\
90839\t9x834!\t\t20200101\t*\t0\tMisuse\r\n\
90839\t90840\t\t20200101\tsoon\t0\tMisuse\r\n\
90839\t90834\t\t20210401\t*\t0\tMisuse\r\n";

#[test]
fn text_as_cms_ships_it_becomes_a_table() {
    let folder = Folder::new("text");
    let ptp = folder.file("ccipra-v323r0-f1.TXT", PTP_TEXT);
    let pack = folder.path("ncci.pack");
    let output = run(&["tables", "build", "--ptp", &ptp, "--out", &pack]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    assert!(
        said.contains(
            "4 pair rows read, 1 that say nothing (indicator 9), 2 that could not be read"
        ),
        "{said}"
    );
    assert!(
        said.contains("ncci-ptp-practitioner 2026Q4: of 2026Q4, judged from 2020-01-01"),
        "{said}"
    );
    let complaints = text(&output.stderr);
    assert!(
        complaints.contains("f1.TXT:11: `9x834!` is no code (column 2)"),
        "{complaints}"
    );
    assert!(
        complaints.contains("f1.TXT:12: `soon` is no date (deletion date)"),
        "{complaints}"
    );

    assert_eq!(
        pair(&pack, "90834", "90837", "2026-03-16"),
        some("90837", false)
    );
    assert_eq!(
        pair(&pack, "90834", "90847", "2026-03-16"),
        some("90847", true)
    );
    assert_eq!(
        pair(&pack, "90834", "90791", "2024-06-30"),
        some("90791", false)
    );
    assert_eq!(pair(&pack, "90834", "90791", "2024-07-01"), None);
    let infos: Value =
        serde_json::from_slice(&run(&["tables", "info", &pack, "--format", "json"]).stdout)
            .unwrap();
    let info = &infos[0];
    assert_eq!(info["tables"][0]["name"], "ncci-ptp-practitioner 2026Q4");
    assert_eq!(
        (&info["pairs"], &info["inForce"]),
        (&Value::from(4), &Value::from(3))
    );
    let shown = text(&run(&["tables", "lookup", "90837", "90834", "--tables", &pack]).stdout);
    assert!(
        shown.contains("90837 is paid and 90834 is not, whatever modifier it carries"),
        "{shown}"
    );
}

#[test]
fn the_quarterly_zip_with_workbooks_becomes_a_table() {
    let folder = Folder::new("zip");
    // Another order of columns and other words, as in other years; codes and dates as numbers, and one that lost its zeros.
    let ptp = workbook(&[
        &["CPT codes only are copyright 2025"],
        &["Column1/Column 2 Edits"],
        &[
            "Col 2",
            "Col 1",
            "Modifier &#10;0=not allowed",
            "Effective Date",
            "Deletion Date *=no data",
            "PTP Edit Rationale",
        ],
        &["#90834", "90837", "#0", "#20130101", "*", "x"],
        &["#100", "#90837", "#1", "#41275", "#45473", "x"],
        &["0001U", "90837", "1", "2013-01-01", "6/30/2025", "x"],
    ]);
    let mue = workbook(&[
        &["Practitioner Services MUE Table"],
        &[
            "HCPCS/ CPT Code",
            "Practitioner Services MUE Values",
            "MUE Adjudication Indicator",
            "MUE Rationale",
        ],
        &["#90837", "#2", "3 Date of Service Edit: Clinical", "x"],
        &["90839", "1", "2 Date of Service Edit: Policy", "x"],
        &["A0001", "many", "1 Line Edit", "x"],
    ]);
    let ptp = zipped(&[
        ("readme.pdf", b"%PDF".to_vec()),
        ("ccipra-v323r0-f1.xlsx", ptp),
    ]);
    let ptp = folder.file("practitioner.zip", zipped(&[("inner.zip", ptp)]));
    let mue = folder.file(
        "medicare-ncci-2026-q3-practitioner-services-mue-table.zip",
        zipped(&[("mue.xlsx", mue)]),
    );
    let pack = folder.path("ncci.pack");
    let said = built(&["--ptp", &ptp, "--mue", &mue, "--out", &pack]);
    assert!(
        said.contains("ncci-ptp-practitioner 2026Q4")
            && said.contains("ncci-mue-practitioner 2026Q3"),
        "{said}"
    );
    assert!(
        said.contains("3 pair rows read") && said.contains("2 unit limits read"),
        "{said}"
    );
    assert_eq!(
        pair(&pack, "90834", "90837", "2026-03-16"),
        some("90837", false)
    );
    assert_eq!(
        pair(&pack, "00100", "90837", "2024-06-30"),
        some("90837", true)
    );
    assert_eq!(pair(&pack, "00100", "90837", "2024-07-01"), None);
    assert_eq!(
        pair(&pack, "0001U", "90837", "2025-06-30"),
        some("90837", true)
    );
    assert_eq!(pair(&pack, "0001U", "90837", "2025-07-01"), None);
    let limit = |code: &str| text(&run(&["tables", "lookup", code, "--tables", &pack]).stdout);
    assert!(
        limit("90839").contains("at most 1 units a date, absolute"),
        "{}",
        limit("90839")
    );
    assert!(
        limit("90837")
            .contains("more only on records (as last known; ncci-mue-practitioner 2026Q3)")
    );

    // Judging by it.
    let claim = r#"{"dateOfService":"2026-11-02","payer":"medicare","lines":[{"code":"90839","units":2,"minutes":60}]}"#;
    let judged = with_input(
        &["check", "-", "--tables", &pack, "--format", "ndjson"],
        claim,
    );
    let judged: Value = serde_json::from_slice(&judged.stdout).unwrap();
    assert_eq!(
        judged["report"]["versions"]["tables"][0],
        "ncci-ptp-practitioner 2026Q4"
    );
    let findings = judged["report"]["findings"].as_array().unwrap();
    let above = findings
        .iter()
        .find(|one| one["rule"] == "units-above-daily-limit")
        .unwrap();
    assert_eq!(above["facts"]["table"], "ncci-mue-practitioner 2026Q3");
}

#[test]
fn plain_and_compressed_rows_become_the_same_table() {
    let folder = Folder::new("plain");
    let rows = "column1\tcolumn2\tin_existence_prior_to_1996\tdeletion_date\tmodifier_indicator\trationale_id\n\
        90837\t90834\t\t*\t0\tA\n90847\t90834\t\t20241231\t1\tA\n";
    let plain = folder.file("ptp-2026Q4.tsv", rows);
    let commas = folder.file("ptp-q4-2026.csv", rows.replace('\t', ","));
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(rows.as_bytes()).unwrap();
    let packed = folder.file("ptp-20261001.tsv.gz", packed.finish().unwrap());
    let packs: Vec<Vec<u8>> = [plain, commas, packed]
        .iter()
        .map(|file| {
            let pack = folder.path("ncci.pack");
            built(&["--ptp", file, "--out", &pack]);
            fs::read(pack).unwrap()
        })
        .collect();
    assert!(packs.windows(2).all(|two| two[0] == two[1]));
}

#[test]
fn what_is_no_table_is_refused_with_words() {
    let folder = Folder::new("refused");
    let pack = folder.path("ncci.pack");
    let refused = |arguments: &[&str]| {
        let output = run(&[&["tables", "build", "--out", &pack], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!PathBuf::from(&pack).exists());
        text(&output.stderr)
    };
    assert!(refused(&[]).contains("there is nothing to build from"));
    let empty = folder.file("empty-2026q4.txt", "");
    assert!(refused(&["--ptp", &empty]).contains("no row of it could be read"));
    let letters = folder.file("letter.txt", "Dear colleague,\nthe edits are attached.\n");
    assert!(refused(&["--ptp", &letters]).contains("no row of it could be read"));
    let other = folder.file("mue-2026q4.txt", "code\tmue\tmai\n90837\t2\t3\n");
    let said = refused(&["--ptp", &other]);
    assert!(
        said.contains("no column is column 1; above the rows stands: code | mue | mai"),
        "{said}"
    );
    let unnamed = folder.file("edits.txt", PTP_TEXT);
    let said = refused(&["--ptp", &unnamed]);
    assert!(said.contains("--quarter 2026Q4"), "{said}");
    assert!(refused(&["--ptp", &folder.path("none")]).contains("none"));
    let broken = folder.file("broken-2026q4.zip", b"PK\x03\x04nothing");
    assert!(refused(&["--ptp", &broken]).contains("cannot be unpacked"));
    let old = folder.file("old-2026q4.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    assert!(refused(&["--ptp", &old]).contains("save it as .xlsx"));
    built(&["--ptp", &unnamed, "--quarter", "2026Q4", "--out", &pack]);

    // What is no packed table, where one is asked for.
    let output = with_input(&["check", "-", "--tables", &unnamed], "{}");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains("the bytes are no packed table"),
        "{}",
        text(&output.stderr)
    );
    let mut bytes = fs::read(&pack).unwrap();
    bytes.pop();
    let short = folder.file("short.pack", bytes);
    let said = text(&run(&["tables", "info", &short]).stderr);
    assert!(
        said.contains("short.pack: the packed table is cut short or damaged"),
        "{said}"
    );
    let said = text(&run(&["tables", "lookup", "9083", "90837"]).stderr);
    assert!(
        said.contains("`9083` is no code: five letters or digits"),
        "{said}"
    );
}

#[test]
fn the_built_in_tables_can_be_looked_into() {
    let shown = text(&run(&["tables", "info"]).stdout);
    assert!(
        shown.contains("ncci-ptp-practitioner-bh 2024Q3: of 2024Q3, judged from 2013-01-01"),
        "{shown}"
    );
    let none = text(&run(&["tables", "lookup", "99213", "90833"]).stdout);
    assert!(none.contains("no pair"), "{none}");
    let newer = text(&run(&["tables", "lookup", "G0568", "90837"]).stdout);
    assert!(newer.contains("no row of any table names G0568"), "{newer}");
}

#[test]
fn a_list_of_diagnoses_becomes_a_table_and_is_looked_up() {
    let folder = Folder::new("icd");
    let order = "00001 F33     0 Recurrent                     Recurrent\n00002 F331    1 Moderate                      Moderate\n00003 I10     1 Pressure                      Pressure\n";
    let list = folder.file("icd10cm_order_2027.txt", order);
    let pack = folder.path("icd.pack");
    let built = run(&["tables", "build", "--icd", &list, "--out", &pack]);
    assert!(built.status.success(), "{}", text(&built.stderr));
    assert!(
        text(&built.stdout).contains("icd-10-cm 2026-10-01"),
        "{}",
        text(&built.stdout)
    );
    let said = |arguments: &[&str]| text(&run(arguments).stdout);
    assert_eq!(
        said(&[
            "tables",
            "lookup",
            "I10",
            "--tables",
            &pack,
            "--date",
            "2026-11-16"
        ])
        .trim(),
        "I10: may be reported (on 2026-11-16; icd-10-cm 2026-10-01)"
    );
    let heading = said(&[
        "tables",
        "lookup",
        "F33",
        "--tables",
        &pack,
        "--date",
        "2026-11-16",
    ]);
    assert!(
        heading.contains("F33: is a heading") && heading.contains("F33.1"),
        "{heading}"
    );
    // Without it only the built-in slice is known.
    assert!(said(&["tables", "lookup", "I10"]).contains("is not known"));
    // A list whose name does not say its release needs to be told.
    let nameless = folder.file("codes.txt", order);
    let output = run(&["tables", "build", "--icd", &nameless, "--out", &pack]);
    assert!(!output.status.success());
    assert!(
        text(&output.stderr).contains("--icd-from"),
        "{}",
        text(&output.stderr)
    );
    let output = run(&[
        "tables",
        "build",
        "--icd",
        &nameless,
        "--icd-from",
        "2026-10-01",
        "--out",
        &pack,
    ]);
    assert!(output.status.success(), "{}", text(&output.stderr));
}
