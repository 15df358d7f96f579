/** Figures of the dashboard, each for the objective that it measures. */
export const figures = [
  { label: 'Searches by border posts', objective: 'INTERPOL-SP 4.4' },
  // Share of requests answered within the hour, see INTERPOL-SP 2.1.
  { label: 'Urgent requests', objective: 'INTERPOL-SP 2.1' },
  { label: 'Records that passed quality control', objective: 'INTERPOL-SP 4.2' },
];
