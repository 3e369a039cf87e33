"""Small IATI files written for the tests."""

from __future__ import annotations

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03">\n'
TAIL = "</iati-activities>\n"


def activity(
    identifier: str = "XM-DAC-41128-A1", *, reporter: str = "XM-DAC-41128", title: str = "Asset recovery in Palau",
    country: str = "PW", start: str = "2018-03-01", end: str = "2019-03-01", money: str = "250000", more: str = "",
    tags: str = "", before: str = "", secondary: str = "",
) -> str:  # fmt: skip
    """The element of an activity, as a publisher writes it."""
    return f"""<iati-activity xml:lang="en" default-currency="USD">
  <iati-identifier>{identifier}</iati-identifier>
  <reporting-org ref="{reporter}" type="40"{secondary}><narrative>Publisher</narrative></reporting-org>
  <title><narrative>{title}</narrative></title>
  <description type="1"><narrative>{title}: what is done and for whom.</narrative></description>
  <participating-org ref="{reporter}" role="1" type="40"><narrative>Publisher</narrative></participating-org>
  {before}<activity-status code="2"/>
  <activity-date type="2" iso-date="{start}"/>
  <activity-date type="3" iso-date="{end}"/>
  <recipient-country code="{country}"/>
  <sector vocabulary="1" code="15113"/>
  <tag vocabulary="99" vocabulary-uri="urn:merida:uncac:provisions" code="57(3)"/>
  {tags}<budget type="1" status="2"><period-start iso-date="{start}"/><period-end iso-date="{start[:4]}-12-31"/>
    <value currency="USD" value-date="{start}">{money}</value></budget>
  {more}
</iati-activity>
"""


def file(*activities: str) -> bytes:
    """A whole file."""
    return (HEAD + "".join(activities) + TAIL).encode()
