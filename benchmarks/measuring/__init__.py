"""What the benchmark of mentions is made of: gold, systems, scores, calibration, errors, speed."""
