-- SPDX-License-Identifier: Apache-2.0
-- wrk -t1 -c16 -d600s -s wrk_list.lua http://HOST FILE: asks once for each path of FILE, and ends.
local paths, asked, answered = {}, 0, 0

function init(arguments)
    for line in io.lines(arguments[1]) do
        paths[#paths + 1] = wrk.format("GET", line, { Host = wrk.host .. ":" .. wrk.port, Accept = "application/vnd.oci.image.manifest.v1+json" })
    end
end

function request()
    asked = asked + 1
    return paths[(asked - 1) % #paths + 1]
end

function response(status)
    answered = answered + 1
    if status ~= 200 then os.exit(1) end
    if answered == #paths then os.exit(0) end
end
