//! The time ledger: whether the minutes of a visit can be shared out so that each service gets what it needs.
//!
//! Minutes lie in regions: stretches of the clock, the visit's minutes where no clock is known, work outside the visit. A
//! service may use some of the regions and needs some minutes; no minute goes to two services. Minutes can be shared out exactly
//! where no set of services needs more than the regions hold that any of the set may use (the theorem of Hall), so
//! looking at every set of services decides it: the set that lacks most says how many minutes are missing, and to whom.

/// Services that are looked at together; a visit with more is judged by those that need most, which finds less and never wrongly.
pub const MOST_SERVICES: usize = 8;
/// Ways of billing the services lower that are tried, at most.
pub const MOST_WAYS: usize = 256;

/// Minutes that may be used, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// How many there are.
    pub minutes: u32,
    /// A bit for each service that may use them.
    pub open_to: u32,
}

/// A set of services whose minutes are not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short {
    /// A bit for each service of the set.
    pub services: u32,
    /// Minutes that they need.
    pub needed: u32,
    /// Minutes that they may use.
    pub held: u32,
}

impl Short {
    /// Minutes that are missing.
    pub fn missing(&self) -> u32 {
        self.needed.saturating_sub(self.held)
    }
}

/// The minutes of a visit.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// By set of services: the minutes that any of them may use.
    held: Vec<u32>,
}

impl Ledger {
    /// Of so many services, at most [`MOST_SERVICES`].
    pub fn new(services: usize, regions: &[Region]) -> Self {
        let sets = 1_u32
            .checked_shl(u32::try_from(services.min(MOST_SERVICES)).unwrap_or(0))
            .unwrap_or(1);
        let held = |set: u32| {
            let usable = regions.iter().filter(|region| region.open_to & set != 0);
            usable.fold(0_u32, |sum, region| sum.saturating_add(region.minutes))
        };
        Self {
            held: (0..sets).map(held).collect(),
        }
    }

    /// The set of services that lacks most minutes, the smallest of several; none where all get what they need.
    pub fn short(&self, needs: &[u32]) -> Option<Short> {
        let rank = |one: &Short| {
            (
                one.missing(),
                u32::MAX.saturating_sub(one.services.count_ones()),
            )
        };
        let mut worst: Option<Short> = None;
        for one in self.lacking(needs) {
            if worst.as_ref().is_none_or(|worst| rank(&one) > rank(worst)) {
                worst = Some(one);
            }
        }
        worst
    }

    /// The sets of services that lack minutes.
    fn lacking(&self, needs: &[u32]) -> impl Iterator<Item = Short> {
        let mut needed = Vec::with_capacity(self.held.len());
        needed.push(0_u32);
        // Each service doubles the sets: those without it, and the same with it.
        for need in needs.iter().take(MOST_SERVICES) {
            for at in 0..needed.len() {
                let without = needed.get(at).copied().unwrap_or(0);
                needed.push(without.saturating_add(*need));
            }
        }
        let sets = (0_u32..).zip(needed.into_iter().zip(&self.held));
        sets.filter(|(_, (needed, held))| needed > held)
            .map(|(services, (needed, held))| Short {
                services,
                needed,
                held: *held,
            })
    }

    fn fits(&self, needs: &[u32]) -> bool {
        self.lacking(needs).next().is_none()
    }

    /// The ways of billing that fit and leave no service that could be billed higher: for each service the position of its step
    /// among `steps`, which begin with none and rise. Nothing where there are too many to try.
    pub fn ways(&self, steps: &[Vec<u32>]) -> Vec<Vec<usize>> {
        let all = steps
            .iter()
            .try_fold(1_usize, |product, one| {
                product.checked_mul(one.len().max(1))
            })
            .filter(|all| *all <= MOST_WAYS);
        let Some(all) = all else {
            return Vec::new();
        };
        // A way is a number; its digits, of as many values as a service has steps, are the steps.
        let digits = |mut number: usize| -> Vec<usize> {
            let digit = |one: &Vec<u32>| {
                let base = one.len().max(1);
                let step = number.checked_rem(base).unwrap_or(0);
                number = number.checked_div(base).unwrap_or(0);
                step
            };
            steps.iter().map(digit).collect()
        };
        let needs = |way: &[usize]| -> Vec<u32> {
            let chosen = steps.iter().zip(way);
            chosen
                .map(|(one, at)| one.get(*at).copied().unwrap_or(0))
                .collect()
        };
        let fit: Vec<bool> = (0..all)
            .map(|way| self.fits(&needs(&digits(way))))
            .collect();
        let highest = |way: &usize| {
            let mut place = 1_usize;
            let mut could_rise = false;
            for (one, step) in steps.iter().zip(digits(*way)) {
                let higher = way.saturating_add(place);
                could_rise |= step.saturating_add(1) < one.len() && fit.get(higher) == Some(&true);
                place = place.saturating_mul(one.len().max(1));
            }
            fit.get(*way) == Some(&true) && !could_rise
        };
        (0..all).filter(highest).map(digits).collect()
    }
}
