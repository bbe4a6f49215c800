// SPDX-License-Identifier: MIT
#include "client.h"

#include <Tidewire/WebSocketClient>

#include <chrono>

/// It gives a peer all the time there is, so that an end that only a deadline would bring fails.
class PatientClient : public Tidewire::WebSocketClient
{
public:
    PatientClient()
    {
        Tidewire::Limits patient;
        patient.closeTimeout = std::chrono::hours(1);
        setLimits(patient);
    }
};

int main(int argc, char *argv[])
{
    return runClient<PatientClient>(argc, argv);
}
