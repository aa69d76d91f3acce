//! The time ledger against a sharing out of minutes one by one.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    missing_docs
)]

use cleanclaim::ledger::{Ledger, MOST_SERVICES, MOST_WAYS, Region};
use proptest::prelude::*;
use std::time::Instant;

/// The most minutes of need that can be met, by giving every single minute to each service in turn, or to none.
fn most_met(minutes: &[u32], needs: &mut Vec<u32>) -> u32 {
    let Some((open_to, rest)) = minutes.split_first() else {
        return 0;
    };
    let mut best = most_met(rest, needs);
    for service in 0..needs.len() {
        if open_to & (1 << service) != 0 && needs[service] > 0 {
            needs[service] -= 1;
            best = best.max(1 + most_met(rest, needs));
            needs[service] += 1;
        }
    }
    best
}

fn case() -> impl Strategy<Value = (Vec<(u32, u32)>, Vec<u32>)> {
    (1..4_usize).prop_flat_map(|services| {
        let regions = prop::collection::vec((0..4_u32, 0..(1_u32 << services)), 0..4);
        (regions, prop::collection::vec(0..5_u32, services))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]
    #[test]
    fn it_lacks_just_the_minutes_that_no_sharing_out_finds((regions, needs) in case()) {
        let ledger = Ledger::new(
            needs.len(),
            &regions.iter().map(|(minutes, open_to)| Region { minutes: *minutes, open_to: *open_to }).collect::<Vec<_>>(),
        );
        let single: Vec<u32> = regions.iter().flat_map(|(minutes, open_to)| vec![*open_to; usize::try_from(*minutes).unwrap()]).collect();
        let met = most_met(&single, &mut needs.clone());
        let wanted = needs.iter().sum::<u32>() - met;
        let found = ledger.short(&needs);
        prop_assert_eq!(found.map_or(0, |short| short.missing()), wanted);
        if let Some(short) = found {
            let of_set = |at: &usize| short.services & (1 << at) != 0;
            prop_assert_eq!((0..needs.len()).filter(of_set).map(|at| needs[at]).sum::<u32>(), short.needed);
        }
    }

    #[test]
    fn its_ways_fit_and_are_all_the_highest((regions, tops) in case()) {
        let regions: Vec<Region> = regions.iter().map(|(minutes, open_to)| Region { minutes: *minutes, open_to: *open_to }).collect();
        let ledger = Ledger::new(tops.len(), &regions);
        let steps: Vec<Vec<u32>> = tops.iter().map(|top| (0..=*top).collect()).collect();
        let ways = ledger.ways(&steps);
        let needs = |way: &[usize]| way.iter().map(|at| u32::try_from(*at).unwrap()).collect::<Vec<_>>();
        prop_assert!(!ways.is_empty());
        for way in &ways {
            prop_assert!(ledger.short(&needs(way)).is_none());
            // None is below another.
            prop_assert!(!ways.iter().any(|other| other != way && way.iter().zip(other).all(|(a, b)| a <= b)));
        }
    }
}

#[test]
fn the_worst_case_takes_less_than_a_millisecond() {
    let all = (1_u32 << MOST_SERVICES) - 1;
    let regions: Vec<Region> = (0..2 * MOST_SERVICES + 1)
        .map(|at| Region {
            minutes: 7,
            open_to: (0x5a5a_5a5a >> (at % 16)) & all | 1,
        })
        .collect();
    let needs = vec![53; MOST_SERVICES];
    // Two steps each: as many ways as are tried at all.
    let steps: Vec<Vec<u32>> = (0..MOST_SERVICES).map(|_| vec![0, 16]).collect();
    assert_eq!(steps.iter().map(Vec::len).product::<usize>(), MOST_WAYS);
    let mut least = f64::MAX;
    for _ in 0..20 {
        let begun = Instant::now();
        let ledger = Ledger::new(MOST_SERVICES, &regions);
        let short = ledger.short(&needs);
        let ways = ledger.ways(&steps);
        least = least.min(begun.elapsed().as_secs_f64() * 1e3);
        assert!(short.is_some() && !ways.is_empty());
    }
    println!(
        "the worst case: {least:.2} ms{}",
        if cfg!(debug_assertions) {
            ", not optimized"
        } else {
            ""
        }
    );
    if !cfg!(debug_assertions) {
        assert!(least < 1.0, "{least} ms");
    }
}
