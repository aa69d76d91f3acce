//! Whether a note is signed: who wrote it, with a credential, where it ends.

use super::elements::{Judged, Note, there};
use super::text::{Kind, Token, slice};
use crate::encounter::NoteElement;

/// Credentials, a blank behind each.
const CREDENTIALS: &[u8] = b"LCSW LICSW LISW LMSW LSW LGSW LCSWR LSCSW LMFT LMFTA MFT LPC LPCC LPCA LMHC LMHCA LCPC LCMHC LGPC LAC LPCMH LCAT PsyD \
    PSYD PhD PHD EdD MD DO NP PMHNP APRN ARNP CNP CRNP DNP FNP PA PAC RN LPN BCBA BCABA BCaBA RBT CADC LCDC LADC LCADC \
    CASAC CAC MSW ABPP NCC RPT CNS QMHP ATR LP LMAC CRC PharmD AMFT APCC ASW CPRS CPSS CSP LCSWA LCMHCA LCMHCS CDCA CMHC \
    PLMHP LMHP LIMHP QP QBHP RMHCI LBA CSAC SUDP LADAC LISAC LCAS LCDCIII CSW LSWAIC LMHCP CHW MEd LEP NCSP LSSP CTRS MHP \
    PLPC PLMFT RMFT CIT LPCS LPCI MFTI LAPC LAMFT LGMFT ";

/// A name with a credential at the end of the note, or an electronic signature with one.
pub(super) fn signature(note: &Note<'_>, out: &mut [(NoteElement, Judged)]) {
    // `LCSW`, `Ph.D.`, and longer ones in small letters too.
    let is_credential = |at: usize| {
        let Some(token) = note.tokens.get(at).filter(|token| token.kind == Kind::Word) else {
            return false;
        };
        let own = slice(note.text, token);
        // Most words are none at a glance.
        let capitals = own.bytes().filter(u8::is_ascii_uppercase).count();
        let dotted = note.text.as_bytes().get(token.end) == Some(&b'.');
        if capitals < 2 && !dotted && own.len() < 4 {
            return false;
        }
        if own.len() > 6
            || !own.starts_with(|letter: char| letter.is_ascii_uppercase()) && own.len() < 4
        {
            return false;
        }
        let mut word = own.to_owned();
        let mut next = at;
        while note
            .tokens
            .get(next.saturating_add(1))
            .is_some_and(|one| one.kind == Kind::Mark(b'.'))
            && let Some(more) = note.tokens.get(next.saturating_add(2))
            && more.kind == Kind::Word
            && word.len() < 6
        {
            word.push_str(slice(note.text, more));
            next = next.saturating_add(2);
        }
        let dotted = next > at;
        let word = word.as_bytes();
        CREDENTIALS.split(|byte| *byte == b' ').any(|one| {
            if dotted || word.len() >= 4 {
                one.eq_ignore_ascii_case(word)
            } else {
                one == word
            }
        })
    };
    let name_before = |at: usize| {
        (at.saturating_sub(5)..at)
            .rev()
            .take_while(|before| {
                note.tokens.get(*before).is_some_and(|one| {
                    Some(one.line) == note.tokens.get(at).map(|token| token.line)
                })
            })
            .any(|at| {
                note.tokens.get(at).is_some_and(|token| {
                    let word = slice(note.text, token);
                    token.kind == Kind::Word
                        && word.starts_with(|letter: char| letter.is_ascii_uppercase())
                        && !is_credential(at)
                        && !["Dr", "PCP", "Pt"].contains(&word)
                })
            })
    };
    let last = note
        .tokens
        .iter()
        .rev()
        .find(|token| matches!(token.kind, Kind::Word | Kind::Number))
        .map_or(0, |token| token.line);
    for at in 0..note.tokens.len() {
        let Some(token) = note.tokens.get(at) else {
            break;
        };
        // A signature stands at the end of a note.
        let tail = note.tokens.len().saturating_sub(at) <= 5;
        // `r. sample lmft`, a line of its own at the end.
        let small = token.line == last
            && at
                .checked_sub(4)
                .and_then(|from| note.tokens.get(from))
                .is_none_or(|one| one.line < last)
            && !token.first;
        if token.line.saturating_add(8) < last && !tail
            || !is_credential(at)
            || !name_before(at) && !small
        {
            continue;
        }
        let words: Vec<&str> = note.before(at, 14).map(|at| note.word(at)).collect();
        let signed = words.iter().any(|word| {
            [
                "signed",
                "cosigned",
                "esigned",
                "signature",
                "s",
                "esig",
                "authenticated",
                "attested",
                "sig",
                "completed",
                "author",
            ]
            .contains(word)
        });
        // In the last lines, a short line that is little but a name.
        let line: Vec<&Token> = note
            .tokens
            .iter()
            .filter(|one| one.line == token.line)
            .collect();
        let count = line.iter().filter(|one| one.kind == Kind::Word).count();
        let near_end = token.line.saturating_add(5) >= last;
        // A label before it, unless it is one of who writes; a colon between digits is a time.
        let near = at
            .checked_sub(9)
            .and_then(|from| note.tokens.get(from))
            .map_or(0, |one| one.start);
        let colon = line.iter().filter(|one| one.start >= near).any(|one| {
            let digits = |at: usize| note.text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
            one.kind == Kind::Mark(b':') && one.end < token.start && !digits(one.end)
        });
        const WRITERS: &[&str] = &[
            "counselor",
            "clinician",
            "therapist",
            "provider",
            "signature",
            "signed",
            "author",
            "name",
            "credentials",
            "by",
            "writer",
            "staff",
            "attending",
            "facil",
            "facilitator",
            "leader",
            "psychologist",
        ];
        let writer = words.iter().any(|word| WRITERS.contains(word));
        let led = colon && !signed && !writer;
        let signed = signed
            || note
                .after(at, 8)
                .any(|at| ["signed", "esigned"].contains(&note.word(at)));
        let first_of_line = line.first().is_some_and(|first| {
            let place = note
                .tokens
                .iter()
                .position(|one| one.start == first.start)
                .unwrap_or(at);
            at.saturating_sub(place) <= 14
        });
        let told = words.iter().any(|word| {
            [
                "referred",
                "pcp",
                "supervision",
                "consult",
                "with",
                "supervising",
            ]
            .contains(word)
        });
        let about = (told || note.with_before(at)) && !signed;
        if signed && token.line.saturating_add(8) >= last
            || (near_end && count <= 14 && first_of_line && !led && !about)
            || (tail && !about && !led)
        {
            let start = note
                .before(at, 4)
                .last()
                .and_then(|at| note.tokens.get(at))
                .map_or(token.start, |token| token.start);
            there(out, NoteElement::Signature, (start, token.end));
        }
    }
}
