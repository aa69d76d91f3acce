//! A note as tokens: words, numbers and marks, with what is a blank of a template left out.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// A ticked box.
    Check,
    /// Something else that counts: a colon, a slash, a plus.
    Mark(u8),
    /// The end of a sentence or line.
    End,
    /// A blank of a template.
    Blank,
    /// An empty box and what stands beside it.
    Skip,
}

/// A stretch of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
    /// The line, counted from 0.
    pub line: usize,
    /// Whether it is the first of its line.
    pub first: bool,
    /// The value of a number; 0 for anything else.
    pub number: u32,
}

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let at = |index: usize| bytes.get(index).copied().unwrap_or(b'\n');
    let mut out: Vec<Token> = Vec::with_capacity(bytes.len().div_euclid(4));
    let mut line = 0_usize;
    let mut first = true;
    let mut index = 0_usize;
    // Inside the label of an empty box: it ends at the next box, at two spaces, or with the line.
    let mut unticked = false;
    while index < bytes.len() {
        let byte = at(index);
        let start = index;
        let mut number = 0;
        let kind = match byte {
            b'\n' => {
                index = index.saturating_add(1);
                Some(Kind::End)
            }
            b' ' | b'\t' | b'\r' => {
                if unticked && (byte == b'\t' || at(index.saturating_add(1)) == b' ') {
                    unticked = false;
                }
                index = index.saturating_add(1);
                None
            }
            b'_' | b'*' | b'.' if at(index.saturating_add(1)) == byte => {
                while at(index) == byte {
                    index = index.saturating_add(1);
                }
                Some(if byte == b'.' {
                    Kind::Mark(b'.')
                } else {
                    Kind::Blank
                })
            }
            b'{' | b'@' | b'<' => {
                let close = match byte {
                    b'{' => b'}',
                    b'@' => b'@',
                    _ => b'>',
                };
                match closing(bytes, index, close) {
                    Some(end) => {
                        index = end;
                        Some(Kind::Blank)
                    }
                    None => {
                        index = index.saturating_add(1);
                        Some(Kind::Mark(byte))
                    }
                }
            }
            b'[' | b'(' => match ticked(bytes, index) {
                Some((end, true)) => {
                    index = end;
                    unticked = false;
                    Some(Kind::Check)
                }
                Some((end, false)) => {
                    index = end;
                    unticked = true;
                    Some(Kind::Skip)
                }
                None if is_instruction(bytes, index) => {
                    index = closing(bytes, index, b')').unwrap_or(bytes.len());
                    Some(Kind::Blank)
                }
                None => {
                    index = index.saturating_add(1);
                    Some(Kind::Mark(byte))
                }
            },
            b'0'..=b'9' => {
                while at(index).is_ascii_digit() {
                    number = number_of(number, at(index));
                    index = index.saturating_add(1);
                }
                Some(Kind::Number)
            }
            _ if is_letter(byte) => {
                while is_letter(at(index)) || is_apostrophe(bytes, index) {
                    index = index.saturating_add(if at(index) == GENERAL { 3 } else { 1 });
                }
                Some(Kind::Word)
            }
            // Dashes, curly quotes and bullets.
            GENERAL => {
                index = index.saturating_add(3).min(bytes.len());
                Some(match bytes.get(start..index) {
                    Some(b"\xe2\x80\x93" | b"\xe2\x80\x94") => Kind::Word,
                    Some(b"\xe2\x98\x92" | b"\xe2\x98\x91" | b"\xe2\x9c\x93") => Kind::Check,
                    _ => Kind::Mark(0),
                })
            }
            b'.' | b';' | b'!' | b'?' => {
                index = index.saturating_add(1);
                Some(if byte == b'.' && !ends_sentence(bytes, index) {
                    Kind::Mark(b'.')
                } else {
                    Kind::End
                })
            }
            // Hyphens and dashes join words; where times are read they are looked at in the text itself.
            b'-' => {
                index = index.saturating_add(1);
                Some(Kind::Mark(b'-'))
            }
            _ => {
                index = index.saturating_add(1);
                Some(Kind::Mark(byte))
            }
        };
        let Some(mut kind) = kind else { continue };
        if unticked && matches!(kind, Kind::Word | Kind::Number | Kind::Mark(_)) {
            kind = Kind::Skip;
        }
        out.push(Token {
            start,
            end: index,
            kind,
            line,
            first,
            number,
        });
        first = false;
        if byte == b'\n' {
            line = line.saturating_add(1);
            first = true;
            unticked = false;
        }
    }
    headings(text, &mut out);
    out
}

/// Where a line is a heading without a colon, its end is made one: a line of few words in capitals, or a word and a hyphen.
fn headings(text: &str, tokens: &mut [Token]) {
    let mut at = 0_usize;
    while at < tokens.len() {
        let begin = at;
        let Some(line) = tokens.get(at).map(|token| token.line) else {
            break;
        };
        while tokens.get(at).is_some_and(|token| token.line == line) {
            at = at.saturating_add(1);
        }
        let all = tokens.get(begin..at).unwrap_or_default();
        let words = all.iter().filter(|token| token.kind == Kind::Word).count();
        let plain = all.iter().all(|token| {
            !matches!(
                token.kind,
                Kind::Mark(b':' | b',') | Kind::Check | Kind::Blank | Kind::Skip
            )
        });
        let capitals = all
            .iter()
            .filter(|token| token.kind == Kind::Word)
            .all(|token| {
                slice(text, token)
                    .bytes()
                    .all(|byte| !byte.is_ascii_lowercase())
            });
        let long = all
            .iter()
            .any(|token| token.kind == Kind::Word && token.end > token.start.saturating_add(2));
        if plain && capitals && long && (1..=6).contains(&words) {
            if let Some(last) = tokens
                .get_mut(at.saturating_sub(1))
                .filter(|last| last.kind == Kind::End)
            {
                last.kind = Kind::Mark(b':');
            }
            continue;
        }
        // `S- `, `PLAN - `: a hyphen that stands away from the next word.
        for place in begin..at.min(begin.saturating_add(4)) {
            let Some(token) = tokens.get(place).copied() else {
                break;
            };
            match token.kind {
                Kind::Word => {}
                Kind::Mark(b'-')
                    if place > begin && text.as_bytes().get(token.end) == Some(&b' ') =>
                {
                    let head = tokens.get(begin).map_or("", |token| slice(text, token));
                    if head.starts_with(|letter: char| letter.is_ascii_uppercase())
                        && let Some(token) = tokens.get_mut(place)
                    {
                        token.kind = Kind::Mark(b':');
                    }
                    break;
                }
                _ => break,
            }
        }
    }
}

pub(super) fn slice<'t>(text: &'t str, token: &Token) -> &'t str {
    text.get(token.start..token.end).unwrap_or_default()
}

fn number_of(sum: u32, digit: u8) -> u32 {
    sum.saturating_mul(10)
        .saturating_add(u32::from(digit.saturating_sub(b'0')))
}

/// First byte of dashes, curly quotes, bullets and ticks in UTF-8.
const GENERAL: u8 = 0xe2;

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0x80 && byte != GENERAL
}

/// An apostrophe inside a word, straight or curly.
fn is_apostrophe(bytes: &[u8], at: usize) -> bool {
    let length = match bytes.get(at) {
        Some(b'\'') => 1,
        Some(&GENERAL) if bytes.get(at..at.saturating_add(3)) == Some(b"\xe2\x80\x99") => 3,
        _ => return false,
    };
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    at.checked_sub(1).is_some_and(letter) && letter(at.saturating_add(length))
}

/// Whether a full stop ends a sentence: a capital, a digit or the line's end comes next; an abbreviation goes on in lower case.
fn ends_sentence(bytes: &[u8], after: usize) -> bool {
    let next = bytes.get(after).copied().unwrap_or(b'\n');
    if !next.is_ascii_whitespace() {
        return next == b'"' || next == b')';
    }
    // `Ms. Sample`
    let until = after.saturating_sub(1);
    let from = until.saturating_sub(4);
    let word = bytes.get(from..until).unwrap_or_default();
    let word = word
        .rsplit(|byte| !byte.is_ascii_alphabetic())
        .next()
        .unwrap_or_default();
    let titles: [&[u8]; 6] = [b"mr", b"ms", b"mrs", b"dr", b"st", b"approx"];
    if titles.iter().any(|title| word.eq_ignore_ascii_case(title)) {
        return false;
    }
    // `I. Sample`
    let before = |back: usize| {
        after
            .checked_sub(back)
            .and_then(|at| bytes.get(at))
            .copied()
            .unwrap_or(b' ')
    };
    if before(2).is_ascii_uppercase() && !before(3).is_ascii_alphanumeric() {
        return next == b'\n';
    }
    let rest = bytes.get(after..).unwrap_or_default();
    let first = rest.iter().find(|byte| !byte.is_ascii_whitespace());
    first.is_none_or(|byte| !byte.is_ascii_lowercase())
}

/// The place after a closing mark on the same line.
fn closing(bytes: &[u8], open: usize, close: u8) -> Option<usize> {
    let from = open.saturating_add(1);
    let rest = bytes.get(from..)?;
    let at = rest
        .iter()
        .position(|byte| *byte == close || *byte == b'\n')?;
    (rest.get(at) == Some(&close) && at < 80).then(|| from.saturating_add(at).saturating_add(1))
}

/// A box: where it ends and whether it is ticked.
fn ticked(bytes: &[u8], open: usize) -> Option<(usize, bool)> {
    let close = if bytes.get(open) == Some(&b'[') {
        b']'
    } else {
        b')'
    };
    let end = closing(bytes, open, close)?;
    let inside = bytes.get(open.saturating_add(1)..end.saturating_sub(1))?;
    let inside = inside.trim_ascii();
    match inside {
        b"" => Some((end, false)),
        b"x" | b"X" | b"v" | b"\xe2\x9c\x93" | b"*" => Some((end, true)),
        _ => None,
    }
}

/// `(describe interventions used)`: an instruction that the template came with.
fn is_instruction(bytes: &[u8], open: usize) -> bool {
    let rest = bytes.get(open.saturating_add(1)..).unwrap_or_default();
    let words: [&[u8]; 8] = [
        b"describe",
        b"delete",
        b"insert",
        b"list ",
        b"enter ",
        b"select ",
        b"specify",
        b"who attended",
    ];
    words.iter().any(|word| {
        rest.get(..word.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(word))
    })
}
