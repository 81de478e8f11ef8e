#!/bin/sh
if [ -n "$BIG" ]; then
  extra="-var size=xl"
fi
terraform -chdir=infra plan -var-file="$1.tfvars" $extra
