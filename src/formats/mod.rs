//! Files into encounters, and the check of a whole file.

pub mod json;
