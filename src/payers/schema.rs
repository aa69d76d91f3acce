//! The JSON Schema of the pack format, made of the types that read it, so that an editor completes and checks what is written.

use super::vocabulary::{Kind, PackGiven, PackTest, Statement};
use crate::encounter::read::{Definitions, Read};
use crate::encounter::{Encounter, Word};
use serde_json::{Value, json};

/// The schema of a pack. What a schema cannot say (a set that is not there, dates that cross) is found by checking the pack.
pub fn pack() -> Value {
    let mut definitions = Definitions::new();
    PackGiven::schema(&mut definitions);
    Statement::schema(&mut definitions);
    PackTest::schema(&mut definitions);
    let encounter = Encounter::schema(&mut definitions);
    let mut whole = definitions.remove("PackGiven").unwrap_or_default();
    if let Some(test) = definitions
        .get_mut("PackTest")
        .and_then(|test| test.pointer_mut("/properties/encounter"))
    {
        *test = encounter;
    }
    // A statement demands things of just one kind.
    if let Some(statement) = definitions
        .get_mut("Statement")
        .and_then(Value::as_object_mut)
    {
        let one: Vec<Value> = Kind::ALL
            .iter()
            .map(|kind| json!({ "required": [kind.word()] }))
            .collect();
        statement.insert("oneOf".to_owned(), one.into());
    }
    if let Some(fields) = whole.as_object_mut() {
        fields.insert(
            "$schema".to_owned(),
            "https://json-schema.org/draft/2020-12/schema".into(),
        );
        fields.insert(
            "title".to_owned(),
            "A payer pack of cleanclaim, or a practice's contracts".into(),
        );
        fields.insert("$defs".to_owned(), json!(definitions));
    }
    whole
}
