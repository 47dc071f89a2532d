<x-layout title="Salt Room & Halotherapy | Breathe Easy Galway" description="Drug free, natural relief for asthma, allergies, sinusitis and skin conditions.">
  <x-slot name="heading">Salt therapy</x-slot>
  <p>Halotherapy is a 100% natural, drug free therapy for children and adults of every age.</p>
  <p>You sit back in a comfortable chair while a machine fills the room with tiny particles of pharmaceutical grade salt.</p>
  <p>The salt is anti-bacterial and anti-inflammatory. It thins mucus, opens the airways and kills germs in the lungs.</p>
  <h3>Salt therapy may help with:</h3>
  <ul>
    <li>Asthma, COPD and bronchitis</li>
    <li>Hay fever and sinus problems</li>
    <li>Snoring and sleep apnoea</li>
    <li>Eczema, psoriasis and dermatitis</li>
    <li>Stress, anxiety and poor sleep</li>
    <li>Smokers' cough</li>
    <li>Low immunity</li>
  </ul>
  <h3>How does it work?</h3>
  <p>The negative ions in salt balance out the positive charge from phones and computers, which improves mood and concentration.</p>
  <p>The dry salt also soaks up moisture and impurities from the skin, leaving it clean, balanced and fresh looking.</p>
  <p>In Eastern Europe doctors have prescribed salt caves for more than 150 years.</p>
  <h3>How many sessions?</h3>
  <p>For long term complaints a block of 12 sessions within three weeks works best. Relief can last six months or longer.</p>
  <h3>Is it safe?</h3>
  <p>There are no known harmful side effects. It is safe for babies, in pregnancy and alongside any medication.</p>
  <p>Some people cough a little more in the first few days. This is a good sign that the lungs are cleaning themselves out.</p>
  <p>Do not come if you have a fever, contagious illness, open tuberculosis or are coughing up blood.</p>
  <p>"My son has not needed his inhaler since Christmas." Orla, mum of two</p>
  <p>Salt therapy does not replace medicines from your doctor.</p>
  <p>Adult €35, child €25, family of four €90.</p>
</x-layout>

