stage: "prod"
tags = {"owner": "x"}
