//! Closed vocabularies: words a caller may use, read case-sensitively as the contract spells them.

/// A closed vocabulary of the contract.
pub trait Word: Sized + Copy + 'static {
    /// Every word, in the contract's order.
    const WORDS: &'static [&'static str];
    /// Every value, in the same order.
    const ALL: &'static [Self];
    /// The value of a word.
    fn of(word: &str) -> Option<Self> {
        let at = Self::WORDS.iter().position(|one| *one == word)?;
        Self::ALL.get(at).copied()
    }
    /// The word of a value.
    fn word(self) -> &'static str;
}

/// Declares an enum with the words the contract uses for it.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vm:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vm])* #[doc = concat!("`", $word, "`")] $variant),* }
        impl $crate::encounter::Word for $name {
            const WORDS: &'static [&'static str] = &[$($word),*];
            const ALL: &'static [Self] = &[$(Self::$variant),*];
            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str($crate::encounter::Word::word(*self))
            }
        }
        impl $crate::encounter::read::Read for $name {
            #[cfg(feature = "prose")]
            fn schema(_: &mut $crate::encounter::read::Definitions) -> ::serde_json::Value {
                ::serde_json::json!({ "enum": <Self as $crate::encounter::Word>::WORDS })
            }
            fn read(
                raw: &$crate::encounter::raw::Raw<'_>,
                reader: &mut $crate::encounter::read::Reader,
            ) -> Option<Self> {
                reader.word::<Self>(raw)
            }
        }
    };
}
pub(crate) use {words, words as words_of};
