-- What wrk sends beside a plain GET, told by the environment, and what it reports: one line of JSON.
--   SENDS=get      the URL as it stands, with the fields of FIELDS ("Name: value", parted by |)
--   SENDS=paths    GET of the paths in the file PATHS, one after the other
--   SENDS=post     a comment to the paths in the file PATHS in turn; BODY=ours or plain, RUN makes texts unique
--   SENDS=mixed    95 GETs of PATHS to 5 comments to the URL's own path
local sends, run = os.getenv("SENDS") or "get", os.getenv("RUN") or "0"
local fields = {}
for name, value in (os.getenv("FIELDS") or ""):gmatch("([^:|]+): ([^|]+)") do fields[name] = value end

local paths = {}
if os.getenv("PATHS") then
    for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = line end
end

local words = {}
for word in ("margin note reader source claim page proof letter author answer doubt reason example history chapter " ..
    "figure passage printer copy edition witness editor second different careful plain certain modern later better " ..
    "agree question remember compare follow mention explain believe wonder suggest quote argue find read write " ..
    "because although therefore however perhaps often seldom never always between beyond against within " ..
    "evidence context meaning footnote library archive scholar"):gmatch("%a+") do words[#words + 1] = word end

local count, state = 0, 7
local function body()
    count = count + 1
    local text = { run, tostring(count) }
    for i = 3, 16 do
        state = (state * 16807) % 2147483647
        text[i] = words[state % #words + 1]
    end
    text = table.concat(text, " ")
    if os.getenv("BODY") == "plain" then return '{"author": "Reader ' .. count .. '", "body": "' .. text .. '"}' end
    return '{"author": {"name": "Reader ' .. count .. '"}, "body": "' .. text .. '"}'
end

local turn = 0
local function path()
    turn = turn % #paths + 1
    return paths[turn]
end

local json = { ["Content-Type"] = "application/json" }
if sends == "get" then
    for name, value in pairs(fields) do wrk.headers[name] = value end
elseif sends == "paths" then
    request = function() return wrk.format("GET", path()) end
elseif sends == "post" then
    request = function() return wrk.format("POST", path(), json, body()) end
elseif sends == "mixed" then
    local calls = 0
    request = function()
        calls = calls + 1
        if calls % 20 == 0 then return wrk.format("POST", wrk.path, json, body()) end
        return wrk.format("GET", path())
    end
end

function done(summary, latency, requests)
    local errors = summary.errors
    io.write(string.format(
        '{"requests": %d, "microseconds": %d, "bytes": %d, "p50": %d, "p99": %d, "longest": %d, "refused": %d, ' ..
        '"broken": %d, "late": %d}\n',
        summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99), latency.max,
        errors.status, errors.connect + errors.read + errors.write, errors.timeout))
end
