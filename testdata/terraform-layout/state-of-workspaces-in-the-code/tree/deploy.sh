#!/bin/sh
terraform -chdir=infra init -backend-config=key=infra.tfstate
terraform -chdir=infra plan
terraform -chdir=app init -backend-config=key=app.tfstate
terraform -chdir=app plan
