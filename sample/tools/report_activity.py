"""Counts the bureau's activities by objective.

Part of the monitoring that INTERPOL-SP 6.2 asks for.
"""

# Activities that contribute to no objective are counted under the priority: INTERPOL-SP 2.
DEFAULT_OBJECTIVE = "INTERPOL-SP 2"

OBJECTIVES = {
    "training": "INTERPOL-SP 3.1",
    "forensics": "INTERPOL-SP 3.4",
    "borders": "INTERPOL-SP 4.4",
    "communication": "INTERPOL-SP 6.6",
}


def objective_of(activity: str) -> str:
    """Returns the objective that an activity contributes to."""
    return OBJECTIVES.get(activity, DEFAULT_OBJECTIVE)
