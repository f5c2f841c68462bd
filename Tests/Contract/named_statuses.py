"""A check for schemathesis, loaded by `generated.py`: each status is named for its operation.

`default` stands in the description of every operation, so that by itself nothing would be undocumented.
"""
import os

import schemathesis

ANYWHERE = {int(status) for status in os.environ["MARGINALIA_STATUSES"].split(",")}


@schemathesis.check
def named_status(context, response, case):
    # Another method was tried on the operation's path; that has rules of its own.
    if response.request.method.upper() != case.operation.method.upper():
        return
    named = case.operation.definition.raw["responses"]
    status = response.status_code
    assert str(status) in named or status in ANYWHERE, f"the status {status} is not named for {case.operation.label}"
