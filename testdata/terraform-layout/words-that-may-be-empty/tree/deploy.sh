#!/bin/bash
size=s
[ -n "$EXTRA$EXTRA" ] && size=m
terraform -chdir=infra plan -var-file="$1.tfvars" -var "size=$size"
