// SPDX-License-Identifier: MIT
import QtQuick
import Tidewire.Dashboard

/// The certificates that the operator trusts by their fingerprints, one for each address, over the end of the program.
QtObject {
    id: trusted

    required property ViewSettings settings
    /// Objects with "address", as "host:port", and "fingerprint".
    property var entries: []

    /// The one of that address is not trusted any more.
    signal forgotten(string address)

    Component.onCompleted: load()

    /// The host and port of a wss address; "" for others, which have no certificate.
    function addressOf(url: string): string {
        const found = /^wss:\/\/(?:[^\/?#@]*@)?([^\/?#@]+)/i.exec(url);
        if (found === null)
            return "";
        const authority = found[1].toLowerCase();
        return /:\d+$/.test(authority) ? authority : authority + ":443";
    }

    function fingerprintOf(url: string): string {
        load();
        const address = addressOf(url);
        return entries.find((entry) => entry.address === address)?.fingerprint ?? "";
    }

    /// In place of what was trusted there before; "" trusts none.
    function remember(url: string, fingerprint: string): void {
        const address = addressOf(url);
        if (address === "")
            return;
        if (fingerprint === "") {
            forget(address);
            return;
        }
        load();
        keep(entries.filter((entry) => entry.address !== address).concat([{address: address, fingerprint: fingerprint}]));
    }

    function forget(address: string): void {
        load();
        const others = entries.filter((entry) => entry.address !== address);
        if (others.length === entries.length)
            return;
        keep(others);
        forgotten(address);
    }

    function keep(changed: var): void {
        entries = changed;
        settings.setValue("trustedCertificates", JSON.stringify(changed));
    }

    /// Other dashboards may have changed what is kept, and so may a person.
    function load(): void {
        let found = [];
        try {
            found = JSON.parse(settings.value("trustedCertificates", "[]"));
        } catch (error) {
            console.warn("The settings have no list of trusted certificates:", error);
        }
        const valid = (entry) => typeof entry?.address === "string" && typeof entry?.fingerprint === "string";
        entries = Array.isArray(found) ? found.filter(valid) : [];
    }
}
