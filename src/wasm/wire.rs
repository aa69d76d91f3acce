//! A plain JS object that the package wrote as bytes; `pkg-templates/npm/src/wire.ts` has the format and why.

use crate::encounter::raw::Raw;
use std::borrow::Cow;

/// The tree that the bytes hold; `None` where they hold none, which only a package of another version would write.
pub(super) fn raw(bytes: &[u8]) -> Option<Raw<'_>> {
    let mut wire = Wire(bytes);
    let raw = wire.value()?;
    wire.0.is_empty().then_some(raw)
}

struct Wire<'a>(&'a [u8]);

impl<'a> Wire<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(head)
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn length(&mut self) -> Option<usize> {
        let bytes: [u8; 2] = self.take(2)?.try_into().ok()?;
        Some(usize::from(u16::from_le_bytes(bytes)))
    }

    fn text(&mut self, length: usize) -> Option<Cow<'a, str>> {
        std::str::from_utf8(self.take(length)?)
            .ok()
            .map(Cow::Borrowed)
    }

    fn key(&mut self) -> Option<Cow<'a, str>> {
        match self.value()? {
            Raw::Text(key) => Some(key),
            _ => None,
        }
    }

    fn value(&mut self) -> Option<Raw<'a>> {
        Some(match self.byte()? {
            0 => Raw::Null,
            1 => Raw::Bool(false),
            2 => Raw::Bool(true),
            3 => Raw::Number(f64::from(self.byte()?)),
            4 => Raw::Number(f64::from_le_bytes(self.take(8)?.try_into().ok()?)),
            5 => {
                let length = self.length()?;
                Raw::Text(self.text(length)?)
            }
            6 => {
                let length = u32::from_le_bytes(self.take(4)?.try_into().ok()?);
                Raw::Text(self.text(usize::try_from(length).ok()?)?)
            }
            7 => {
                let length = self.length()?;
                let mut items = Vec::with_capacity(length);
                for _ in 0..length {
                    items.push(self.value()?);
                }
                Raw::List(items)
            }
            8 => {
                let length = self.length()?;
                let mut fields = Vec::with_capacity(length);
                for _ in 0..length {
                    fields.push((self.key()?, self.value()?));
                }
                Raw::Record(fields)
            }
            _ => return None,
        })
    }
}
