"""Mail without a mail server: kept in the outbox, where an administrator sees what would have been sent."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from merida.site.people.models import OutgoingMail


class Backend(BaseEmailBackend):
    """Django's way of sending, into a table."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep the messages."""
        rows = [
            OutgoingMail(
                sender=message.from_email,
                recipients=message.recipients(),
                subject=str(message.subject),
                body=str(message.body),
            )
            for message in email_messages
        ]
        return len(OutgoingMail.objects.bulk_create(rows))
