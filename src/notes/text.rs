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
    /// It ends a line.
    pub newline: bool,
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
        // An empty box itself does not end the label of the box before it.
        let mut box_here = false;
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
                    let close = if byte == b'[' { b']' } else { b')' };
                    index = closing(bytes, index, close).unwrap_or(bytes.len());
                    Some(Kind::Blank)
                }
                // What stands in brackets behind a heading says what to write there.
                None if byte == b'('
                    && out.last().is_some_and(|last| is_hint(bytes, last, index)) =>
                {
                    index = closing(bytes, index, b')').unwrap_or(bytes.len());
                    None
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
                    // Ticked boxes and ticks, then empty boxes.
                    Some(
                        b"\xe2\x98\x92" | b"\xe2\x98\x91" | b"\xe2\x9c\x93" | b"\xe2\x9c\x94"
                        | b"\xe2\x9c\x85" | b"\xe2\x96\xa0",
                    ) => {
                        unticked = false;
                        Kind::Check
                    }
                    Some(b"\xe2\x98\x90" | b"\xe2\x96\xa1" | b"\xe2\x97\xbb" | b"\xe2\x9d\x8f") => {
                        unticked = true;
                        box_here = true;
                        Kind::Skip
                    }
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
        if unticked && !box_here && matches!(kind, Kind::Word | Kind::Number | Kind::Mark(_)) {
            kind = Kind::Skip;
        }
        out.push(Token {
            start,
            end: index,
            kind,
            line,
            first,
            number,
            newline: byte == b'\n',
        });
        first = false;
        if byte == b'\n' {
            line = line.saturating_add(1);
            first = true;
            unticked = false;
        }
    }
    let mut out = in_words(text, &out);
    unanswered(text, &mut out);
    headings(text, &mut out);
    out
}

/// The value of a number below a hundred in words, from a token on: it, and how many tokens it takes.
fn worded(text: &str, tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    const ONES: [&str; 19] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let place = |at: usize, list: &[&str]| {
        let token = tokens.get(at).filter(|token| token.kind == Kind::Word)?;
        let word = slice(text, token);
        let found = list.iter().position(|one| one.eq_ignore_ascii_case(word))?;
        u32::try_from(found).ok()
    };
    if let Some(ten) = place(at, &TENS) {
        let tens = ten.saturating_add(2).saturating_mul(10);
        let hyphen = usize::from(
            tokens
                .get(at.saturating_add(1))
                .is_some_and(|token| token.kind == Kind::Mark(b'-')),
        );
        let next = at.saturating_add(1).saturating_add(hyphen);
        return match place(next, ONES.get(..9).unwrap_or_default()) {
            Some(one) => Some((
                tens.saturating_add(one).saturating_add(1),
                hyphen.saturating_add(2),
            )),
            None => Some((tens, 1)),
        };
    }
    Some((place(at, &ONES)?.saturating_add(1), 1))
}

/// Numbers in words, as dictated notes have them, where a unit or a clock stands by: `fifty two minutes`, `ten past one`.
fn in_words(text: &str, tokens: &[Token]) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let is = |tokens: &[Token], at: usize, list: &[&str]| {
        tokens
            .get(at)
            .filter(|token| token.kind == Kind::Word)
            .is_some_and(|token| {
                list.iter()
                    .any(|one| one.eq_ignore_ascii_case(slice(text, token)))
            })
    };
    // Most words are no number at a glance.
    let may = |token: &Token| {
        token.kind == Kind::Word
            && (3..=9).contains(&token.end.saturating_sub(token.start))
            && text
                .as_bytes()
                .get(token.start)
                .is_some_and(|first| b"otfsenqh".contains(&first.to_ascii_lowercase()))
    };
    let mut at = 0_usize;
    while at < tokens.len() {
        let Some(token) = tokens.get(at) else { break };
        if !may(token) {
            out.push(*token);
            at = at.saturating_add(1);
            continue;
        }
        // The word before, and the two before it.
        let back = |back: usize| out.len().checked_sub(back);
        let before = |list: &[&str]| back(1).is_some_and(|at| is(&out, at, list));
        let quarter = is(tokens, at, &["quarter", "half"]);
        let found = worded(text, tokens, at)
            .or_else(|| quarter.then(|| (if is(tokens, at, &["half"]) { 30 } else { 15 }, 1)));
        let Some((value, took)) = found else {
            out.push(*token);
            at = at.saturating_add(1);
            continue;
        };
        let mut next = at.saturating_add(took);
        let mut made = None;
        if !quarter
            && is(
                tokens,
                next,
                &["minutes", "minute", "mins", "min", "milligrams", "mg"],
            )
        {
            // `two minutes past two`
            let past = next.saturating_add(1);
            if is(tokens, past, &["past", "after", "to", "before", "of"])
                && worded(text, tokens, past.saturating_add(1)).is_some()
            {
                next = past;
            } else {
                made = Some((value, next));
            }
        }
        if made.is_none()
            && is(
                tokens,
                next,
                &["past", "after", "to", "till", "before", "of"],
            )
        {
            let earlier = !is(tokens, next, &["past", "after"]);
            let hour = worded(text, tokens, next.saturating_add(1))
                .filter(|(hour, _)| (1..=12).contains(hour));
            // `from ten to ten fifty` is a stretch.
            let stretch = earlier && before(&["from", "between"]);
            if let Some((hour, more)) = hour
                && !stretch
                && value < 60
                && !(value <= 12 && earlier && !quarter && value != 5 && value != 10)
            {
                let clock = if earlier {
                    let hour = if hour == 1 {
                        12
                    } else {
                        hour.saturating_sub(1)
                    };
                    hour.saturating_mul(100)
                        .saturating_add(60_u32.saturating_sub(value))
                } else {
                    hour.saturating_mul(100).saturating_add(value)
                };
                made = Some((clock, next.saturating_add(1).saturating_add(more)));
            }
        }
        // `two oh five`, `five o'clock`
        if made.is_none() && !quarter && (1..=12).contains(&value) && took == 1 {
            let after = next.saturating_add(1);
            if is(tokens, next, &["oh"])
                && let Some((minutes @ 1..=9, more)) = worded(text, tokens, after)
            {
                made = Some((
                    value.saturating_mul(100).saturating_add(minutes),
                    after.saturating_add(more),
                ));
            } else if is(tokens, next, &["o'clock", "oclock"]) {
                made = Some((value.saturating_mul(100), after));
            }
        }
        // `ten thirty five`, `twenty one ten`
        if made.is_none()
            && ((1..=12).contains(&value) && took == 1 || (13..=23).contains(&value) && took >= 1)
            && !quarter
            && let Some((minutes @ 10..=59, more)) = worded(text, tokens, next)
        {
            made = Some((
                value.saturating_mul(100).saturating_add(minutes),
                next.saturating_add(more),
            ));
        }
        // `from ten to ten fifty`, `until five` behind a clock time.
        if made.is_none() && !quarter && (1..=12).contains(&value) && took == 1 {
            const UNTIL: &[&str] = &["to", "until", "till", "til", "and"];
            let clock = |tokens: &[Token], at: usize| {
                tokens
                    .get(at)
                    .is_some_and(|one| one.kind == Kind::Number && one.number > 100)
                    || worded(text, tokens, at).is_some_and(|(hour, _)| hour <= 12)
            };
            let begins = is(tokens, next, UNTIL)
                && clock(tokens, next.saturating_add(1))
                && before(&["from", "between", "ran", "met", "went"]);
            let ends = before(UNTIL)
                && back(2)
                    .and_then(|at| out.get(at))
                    .is_some_and(|one| one.kind == Kind::Number && one.number >= 100);
            let told = before(&["at", "until", "till"])
                && tokens.get(next).is_none_or(|one| {
                    one.kind != Kind::Word || is(tokens, next, &["and", "so", "but"])
                });
            if begins || ends || told {
                made = Some((value.saturating_mul(100), next));
            }
        }
        let made = made.and_then(|(number, end)| {
            let last = end.checked_sub(1).and_then(|last| tokens.get(last))?;
            Some((
                Token {
                    kind: Kind::Number,
                    number,
                    end: last.end,
                    ..*token
                },
                end,
            ))
        });
        let (one, next) = made.unwrap_or((*token, at.saturating_add(1)));
        out.push(one);
        at = next;
    }
    out
}

/// `Y / N`, with neither marked, is a blank.
fn unanswered(text: &str, tokens: &mut [Token]) {
    for at in 0..tokens.len().saturating_sub(2) {
        let Some([yes, slash, no]) = tokens.get(at..at.saturating_add(3)) else {
            return;
        };
        let is = |token: &Token, letters: [&str; 2]| {
            token.kind == Kind::Word
                && letters
                    .iter()
                    .any(|one| slice(text, token).eq_ignore_ascii_case(one))
        };
        if slash.kind == Kind::Mark(b'/') && is(yes, ["y", "yes"]) && is(no, ["n", "no"]) {
            for token in tokens.iter_mut().skip(at).take(3) {
                token.kind = Kind::Blank;
            }
        }
    }
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
    (rest.get(at) == Some(&close) && at < 160).then(|| from.saturating_add(at).saturating_add(1))
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

/// Whether a bracket behind a word is a hint of the template: the line so far is a heading in capitals, or a label of a few words
/// whose colon follows, and nothing but the hint stands there.
fn is_hint(bytes: &[u8], before: &Token, open: usize) -> bool {
    if before.kind != Kind::Word {
        return false;
    }
    let Some(end) = closing(bytes, open, b')') else {
        return false;
    };
    let line = bytes.get(..open).unwrap_or_default();
    let from = line
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at.saturating_add(1));
    let head = line.get(from..).unwrap_or_default().trim_ascii();
    let behind = bytes.get(end..).unwrap_or_default();
    let behind = behind
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default()
        .trim_ascii();
    let inside = bytes.get(open..end).unwrap_or_default();
    let listed = inside
        .iter()
        .filter(|byte| matches!(byte, b',' | b'/'))
        .count();
    let words = head.split(|byte| *byte == b' ').count();
    let capitals = head.iter().all(|byte| !byte.is_ascii_lowercase()) && head.len() > 1;
    let digits = head.iter().chain(inside).any(u8::is_ascii_digit);
    !digits
        && words <= 5
        && listed > 0
        && !head.contains(&b':')
        && (behind.is_empty() && capitals || behind.starts_with(b":"))
}

/// `(describe interventions used)`: an instruction that the template came with.
fn is_instruction(bytes: &[u8], open: usize) -> bool {
    let rest = bytes.get(open.saturating_add(1)..).unwrap_or_default();
    let words: [&[u8]; 16] = [
        b"describe",
        b"delete",
        b"insert",
        b"list ",
        b"enter ",
        b"select ",
        b"specify",
        b"who attended",
        b"state ",
        b"document ",
        b"free text",
        b"choose",
        b"circle",
        b"check all",
        b"do not ",
        b"copy from",
    ];
    words.iter().any(|word| {
        rest.get(..word.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(word))
    })
}
