-- For wrk: posts one GraphQL query, the argument, again and again, and counts the answers that failed.
-- Prints: RESULT, requests, seconds, p50 and p99 in milliseconds, failed requests.
local threads = {}
local request_text

failed = 0

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  local headers = { ["Content-Type"] = "application/json" }
  request_text = wrk.format("POST", "/graphql", headers, '{"query":"' .. arguments[1] .. '"}')
end

function request()
  return request_text
end

function response(status, headers, body)
  if status ~= 200 or string.find(body, '"errors"', 1, true) then
    failed = failed + 1
  end
end

function done(summary, latency)
  local unanswered = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  local all_failed = unanswered
  for _, thread in ipairs(threads) do
    all_failed = all_failed + thread:get("failed")
  end
  io.write(string.format("RESULT %d %.6f %.3f %.3f %d\n", summary.requests, summary.duration / 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, all_failed))
end
