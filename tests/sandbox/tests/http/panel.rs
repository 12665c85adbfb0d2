//! The panel's scenarios.

const SCENARIOS: &str = include_str!("../../panel/scenarios.js");

#[test]
fn every_method_has_a_scenario() {
    let lists = SCENARIOS.split("...methods(").skip(1).filter_map(|call| call.split_once(']'));
    let codes: Vec<&str> = lists.flat_map(|(call, _)| call.split('"')).collect();
    let missing: Vec<String> = crate::methods().filter(|method| !codes.contains(&method.as_str())).collect();
    assert!(missing.is_empty(), "add {missing:?} to the lists in tests/sandbox/panel/scenarios.js");
}
