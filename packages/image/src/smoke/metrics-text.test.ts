import { describe, expect, it } from '@jest/globals';
import { readMetrics } from './metrics-text.ts';

// The page of the format's own documentation.
const PAGE = `# HELP http_requests_total The total number of HTTP requests.
# TYPE http_requests_total counter
http_requests_total{method="post",code="200"} 1027 1395066363000
http_requests_total{method="post",code="400"}    3 1395066363000

# Escaping in label values:
msdos_file_access_time_seconds{path="C:\\\\DIR\\\\FILE.TXT",error="Cannot find file:\\n\\"FILE.TXT\\""} 1.458255915e9

# Minimalistic line:
metric_without_timestamp_and_labels 12.47

# A weird metric from before the epoch:
something_weird{problem="division by zero"} +Inf -3982045

# TYPE http_request_duration_seconds histogram
http_request_duration_seconds_bucket{le="0.05"} 24054
http_request_duration_seconds_bucket{le="+Inf"} 144320
http_request_duration_seconds_sum 53423
http_request_duration_seconds_count 144320
`;

it('reads the page of the documentation', () => {
  expect(readMetrics(PAGE)).toEqual({ samples: 9, problem: null });
});

describe('what is no page', () => {
  it.each([
    ['', 'the last line does not end'],
    ['\n', 'there is no sample'],
    ['# HELP x y\n', 'there is no sample'],
    ['x 1', 'the last line does not end'],
    ['x\n', 'has no number'],
    ['x one\n', 'has no number'],
    ['x 1 2 3\n', 'has no number'],
    ['1x 1\n', 'does not start with the name'],
    ['<html>\n', 'does not start with the name'],
    ['x{a=b} 1\n', 'labels'],
    ['x{a="b} 1\n', 'labels'],
    ['x{a="b" b="c"} 1\n', 'labels'],
    ['# TYPE x thing\n', 'is no TYPE line'],
    ['# TYPE x counter\n# TYPE x counter\nx 1\n', 'the second TYPE of x'],
  ])('%j: %s', (text, problem) => {
    expect(readMetrics(text).problem).toContain(problem);
  });
});
