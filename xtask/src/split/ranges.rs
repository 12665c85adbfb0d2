//! Ranges of addresses.

use std::ops::Range;

/// The union of `ranges`, in order and disjoint.
pub fn merge(mut ranges: Vec<Range<u32>>) -> Vec<Range<u32>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<u32>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined.retain(|range| !range.is_empty());
    joined
}

/// `ranges` without the addresses in `others`; both are in order and disjoint.
pub fn subtract(ranges: Vec<Range<u32>>, others: &[Range<u32>]) -> Vec<Range<u32>> {
    let mut left = Vec::new();
    for range in ranges {
        let mut from = range.start;
        for other in others.iter().filter(|other| other.start < range.end && other.end > range.start) {
            left.push(from..other.start.max(from));
            from = from.max(other.end);
        }
        left.push(from.min(range.end)..range.end);
    }
    left.retain(|range| !range.is_empty());
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(ranges: &[Range<u32>]) -> Vec<u32> {
        let mut all: Vec<u32> = ranges.iter().cloned().flatten().collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Every set of up to three ranges below eight.
    fn sets() -> Vec<Vec<Range<u32>>> {
        let one: Vec<Range<u32>> = (0..6).flat_map(|from| (from..6).map(move |to| from..to)).collect();
        let pairs = one.iter().flat_map(|first| one.iter().map(move |second| vec![first.clone(), second.clone()]));
        one.iter().map(|range| vec![range.clone()]).chain(pairs).chain([Vec::new()]).collect()
    }

    fn is_in_order(ranges: &[Range<u32>]) -> bool {
        ranges.iter().all(|range| !range.is_empty()) && ranges.is_sorted_by(|one, next| one.end < next.start)
    }

    #[test]
    fn joined_ranges_hold_the_same_in_order_and_touch_nowhere() {
        for ranges in sets() {
            let joined = merge(ranges.clone());
            assert_eq!(addresses(&joined), addresses(&ranges), "{ranges:?}");
            assert!(is_in_order(&joined), "{ranges:?}: {joined:?}");
        }
        assert_eq!(merge(vec![4..6, 0..2, 2..3, 5..9]), [0..3, 4..9]);
    }

    #[test]
    fn what_is_taken_away_is_gone_and_nothing_else() {
        let sets: Vec<Vec<Range<u32>>> = sets().into_iter().map(merge).collect();
        for ranges in &sets {
            for others in &sets {
                let left = subtract(ranges.clone(), others);
                let taken = addresses(others);
                let expected: Vec<u32> =
                    addresses(ranges).into_iter().filter(|address| !taken.contains(address)).collect();
                assert_eq!(addresses(&left), expected, "{ranges:?} without {others:?}");
                assert!(is_in_order(&left), "{left:?}");
            }
        }
    }
}
