//! Lives of buyers with the widget, each made from a seed: tabs, a phone, a network and an order's server, all made
//! up. Nothing waits, nothing is real, and the same seed is the same life.

mod behavior;
mod budget;
mod device;
mod invariants;
mod life;
mod network;
mod queue;
mod server;
mod tab;
mod tally;

use std::{
    collections::BTreeMap,
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    process::ExitCode,
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::Instant,
};

use invariants::Violation;
use life::{Life, Trace};
use tally::Tally;

/// Simulates the lives of all `seeds` and prints the totals. Fails where an invariant was violated.
pub fn run(seeds: Range<u64>) -> ExitCode {
    let started = Instant::now();
    let (total, violated) = play_all(&seeds);
    println!("{total}\n{} lives in {:.1} s", seeds.end.saturating_sub(seeds.start), started.elapsed().as_secs_f64());
    for (invariant, seeds) in &violated {
        eprintln!("\nbroken in {} lives: {invariant}: seeds {seeds:?}", seeds.len());
        replay(seeds[0]);
    }
    if violated.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The totals of all lives, and the seeds that violate each invariant. Every thread takes the next life that none has taken.
fn play_all(seeds: &Range<u64>) -> (Tally, BTreeMap<&'static str, Vec<u64>>) {
    let next = AtomicU64::new(seeds.start);
    let taken = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|seed| *seed < seeds.end);
    let share = || {
        let mut lives = Vec::new();
        while let Some(seed) = taken() {
            lives.push((seed, play(seed, &mut Trace::none())));
        }
        lives
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut lives = thread::scope(|scope| {
        let shares: Vec<_> = (0..threads).map(|_| scope.spawn(share)).collect();
        shares
            .into_iter()
            .flat_map(|share| share.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect::<Vec<_>>()
    });
    lives.sort_by_key(|(seed, _)| *seed);
    let (mut total, mut violated) = (Tally::default(), BTreeMap::<_, Vec<u64>>::new());
    for (seed, life) in lives {
        match life {
            Ok(tally) => total.add(tally),
            Err(end) => violated.entry(end.invariant).or_default().push(seed),
        }
    }
    (total, violated)
}

/// One life; a panic is a violation too.
fn play(seed: u64, trace: &mut Trace) -> Result<Tally, Violation> {
    let life = AssertUnwindSafe(|| Life::new(seed).play(trace));
    catch_unwind(life).unwrap_or_else(|_| Err(Violation::new("nothing panics", "see above".to_owned())))
}

/// Plays a life again and prints how it came to its end.
fn replay(seed: u64) {
    let mut trace = Trace::last(40);
    if let Err(end) = play(seed, &mut trace) {
        trace.print();
        eprintln!("violated: {}: {}", end.invariant, end.detail);
        eprintln!("seed {seed} replays with: simulator buyers 1 {seed}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_is_the_same_life() {
        for seed in 0..5 {
            let tallies = [play(seed, &mut Trace::none()), play(seed, &mut Trace::last(1))];
            let [Ok(one), Ok(other)] = tallies else { panic!("seed {seed} violates an invariant") };
            assert_eq!(one, other);
            assert!(one.messages > 0);
        }
    }
}
