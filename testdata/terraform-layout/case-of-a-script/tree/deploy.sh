#!/bin/sh
size=s
case "$1" in
  prod | production) size=xl ;;
  *) export TF_VAR_env=other ;;
esac
[ "$1" = dev ] && size=m
terraform -chdir=infra plan -var-file="$1.tfvars" -var "size=$size"
