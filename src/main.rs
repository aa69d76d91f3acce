//! The command line: checks encounters and claim files, and explains rules.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
