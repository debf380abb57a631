UPDATE measure SET measure=x'ff', run='a'
UPDATE factor SET name=NULL
